package io.github.phasegen.export;

/**
 * Which lines of phase encoding were sampled.
 *
 * @param lines   all lines
 * @param sampled lines that hold anything
 * @param centre  sampled lines around the centre line without a gap; 0 if the centre line is empty
 * @param pattern in words
 */
record SampledLines(int lines, int sampled, int centre, String pattern) {

	static SampledLines of(final boolean[] used) {
		int sampled = 0;
		for (final boolean line : used)
			sampled += line ? 1 : 0;
		final int first = runStart(used);
		final int end = runEnd(used);
		final int centre = Math.max(0, end - first);
		return new SampledLines(used.length, sampled, centre, pattern(used, sampled, first, end));
	}

	double acceleration() {
		return sampled == 0 ? 1 : (double) lines / sampled;
	}

	private static int runStart(final boolean[] used) {
		int first = used.length / 2;
		if (!used[first])
			return first;
		while (first > 0 && used[first - 1])
			first--;
		return first;
	}

	private static int runEnd(final boolean[] used) {
		int end = used.length / 2;
		while (end < used.length && used[end])
			end++;
		return end;
	}

	private static String pattern(final boolean[] used, final int sampled, final int first, final int end) {
		if (sampled == used.length)
			return "all lines";
		if (sampled == 0)
			return "no lines";
		if (sampled == end - first)
			return "one block of lines, as after partial Fourier, zero filling or zero padding";
		final int step = step(used, first, end);
		final String around = end > first ? " outside the centre (" + (end - first) + ")" : "";
		return step > 1 ? "every " + step + (step == 2 ? "nd" : step == 3 ? "rd" : "th") + " line" + around : "irregular" + around;
	}

	/** The distance of sampled lines that are not in the centre, 0 if it varies. */
	private static int step(final boolean[] used, final int first, final int end) {
		int step = 0;
		int last = -1;
		for (int i = 0; i < used.length; i++) {
			if (i == first && end > first) {
				last = -1;
				i = end - 1;
				continue;
			}
			if (!used[i])
				continue;
			if (last >= 0 && step != 0 && i - last != step)
				return 0;
			if (last >= 0)
				step = i - last;
			last = i;
		}
		return step;
	}
}
