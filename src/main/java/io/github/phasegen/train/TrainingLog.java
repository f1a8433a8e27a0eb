package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The run's CSV log and its picture. */
final class TrainingLog {

	private static final String HEADER = "step,loss,validation,learning_rate,seconds_per_step";
	private static final String ENTRY = "\\d{1,9}(,[^,]+){4}";

	/** One line of the log. */
	record Entry(int step, double loss, double validation, double rate, double seconds) {

		String line() {
			return String.format(Locale.ROOT, "%d,%.6f,%.6f,%.3e,%.3f", step, loss, validation, rate, seconds);
		}

		static Entry parse(final String line) {
			final String[] parts = line.split(",");
			return new Entry(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double
				.parseDouble(parts[3]), Double.parseDouble(parts[4]));
		}
	}

	private final Path file;
	private final Path picture;
	private final List<Entry> entries = new ArrayList<>();

	TrainingLog(final Path file, final Path picture) {
		this.file = file;
		this.picture = picture;
	}

	/**
	 * Keeps the entries up to the step a run resumes from; an interrupted run may have logged beyond its checkpoint, and its last
	 * line may be a part only.
	 */
	void resume(final int step) throws IOException {
		if (step > 0 && Files.exists(file)) for (final String line : Files.readAllLines(file))
			if (line.matches(ENTRY) && Entry.parse(line).step() <= step) entries.add(Entry.parse(line));
		final StringBuilder text = new StringBuilder(HEADER).append('\n');
		entries.forEach(entry -> text.append(entry.line()).append('\n'));
		Files.writeString(file, text);
	}

	void add(final Entry entry) throws IOException {
		entries.add(entry);
		Files.writeString(file, entry.line() + "\n", StandardOpenOption.APPEND);
		LossCurve.write(picture, entries);
	}
}
