package io.github.phasegen.io;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * A sampling mask in words: "4 of 8 columns: 0, 3-5" or rows, which count from 0; and where single samples are chosen "9 of 8 x 6 samples:
 * base64", bit (y * width + x) mod 8, the lowest first, of byte (y * width + x) / 8.
 */
final class MaskText {

	private static final Pattern LINES = Pattern.compile("\\d{1,9} of (\\d{1,7}) (columns|rows):(.*)");
	private static final Pattern SAMPLES = Pattern.compile("\\d{1,10} of (\\d{1,7}) x (\\d{1,7}) samples: ([0-9A-Za-z+/=]+)");
	private static final Pattern RUN = Pattern.compile("(\\d{1,7})(?:-(\\d{1,7}))?");

	private MaskText() {}

	static String of(final SamplingMask mask) {
		final Optional<boolean[]> columns = mask.lines(PlaneAxis.X);
		if (columns.isPresent())
			return lines(columns.get(), "columns");
		final Optional<boolean[]> rows = mask.lines(PlaneAxis.Y);
		return rows.isPresent() ? lines(rows.get(), "rows") : samples(mask);
	}

	private static String lines(final boolean[] measured, final String what) {
		final List<String> runs = new ArrayList<>();
		int count = 0;
		for (int i = 0; i < measured.length; i++) {
			if (!measured[i])
				continue;
			final int first = i;
			while (i + 1 < measured.length && measured[i + 1])
				i++;
			count += i - first + 1;
			runs.add(first == i ? String.valueOf(i) : first + "-" + i);
		}
		return count + " of " + measured.length + " " + what + ": " + String.join(", ", runs);
	}

	private static String samples(final SamplingMask mask) {
		final boolean[] samples = mask.samples();
		final BitSet bits = new BitSet(samples.length);
		for (int i = 0; i < samples.length; i++)
			bits.set(i, samples[i]);
		return mask.count() + " of " + mask.width() + " x " + mask.height() + " samples: " + Base64.getEncoder().encodeToString(bits
			.toByteArray());
	}

	/** The mask for planes of this size; empty if the text tells none, one for another size, or makes no sense. */
	static Optional<SamplingMask> parse(final String text, final int width, final int height) {
		final Matcher lines = LINES.matcher(text);
		if (lines.matches())
			return lines(lines, width, height);
		final Matcher samples = SAMPLES.matcher(text);
		if (!samples.matches() || Integer.parseInt(samples.group(1)) != width || Integer.parseInt(samples.group(2)) != height)
			return Optional.empty();
		return samples(samples.group(3), width, height);
	}

	private static Optional<SamplingMask> lines(final Matcher text, final int width, final int height) {
		final PlaneAxis axis = text.group(2).equals("columns") ? PlaneAxis.X : PlaneAxis.Y;
		final boolean[] measured = new boolean[axis == PlaneAxis.X ? width : height];
		if (Integer.parseInt(text.group(1)) != measured.length)
			return Optional.empty();
		for (final String part : text.group(3).strip().split(",")) {
			final Matcher run = RUN.matcher(part.strip());
			if (!run.matches())
				return Optional.empty();
			final int first = Integer.parseInt(run.group(1));
			final int last = run.group(2) == null ? first : Integer.parseInt(run.group(2));
			if (last < first || last >= measured.length)
				return Optional.empty();
			for (int i = first; i <= last; i++)
				measured[i] = true;
		}
		return Optional.of(SamplingMask.ofLines(measured, axis, axis == PlaneAxis.X ? height : width));
	}

	private static Optional<SamplingMask> samples(final String base64, final int width, final int height) {
		final BitSet bits;
		try {
			bits = BitSet.valueOf(Base64.getDecoder().decode(base64));
		}
		catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
		final boolean[] samples = new boolean[Math.multiplyExact(width, height)];
		if (bits.isEmpty() || bits.length() > samples.length)
			return Optional.empty();
		bits.stream().forEach(i -> samples[i] = true);
		return Optional.of(new SamplingMask(width, height, samples));
	}
}
