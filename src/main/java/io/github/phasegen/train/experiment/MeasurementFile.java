package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.GsonBuilder;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.model.RecordJson;

/** The measurements of one run, saved after each, so that none is made twice. */
final class MeasurementFile {

	private final Path file;
	private final List<Measurement> measurements = new ArrayList<>();

	/** What the file holds. */
	private record Content(List<Measurement> measurements) {}

	/** Reads what is there. */
	MeasurementFile(final Path file) throws IOException {
		this.file = file;
		if (!Files.exists(file)) return;
		try {
			measurements.addAll(RecordJson.read(Files.readString(file), Content.class).measurements());
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
	}

	List<Measurement> all() {
		return List.copyOf(measurements);
	}

	boolean has(final String image, final String condition, final int acquisition) {
		return measurements.stream().anyMatch(found -> found.image().equals(image) && found.condition().equals(condition) && found
			.acquisition() == acquisition);
	}

	void add(final Measurement measurement) throws IOException {
		measurements.add(measurement);
		final String json = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(new Content(
			measurements)) + "\n";
		AtomicFile.write(file, true, temporary -> Files.writeString(temporary, json));
	}
}
