package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageFormats;
import io.github.phasegen.io.formats.StandardFormats;

/** Writes images, each with a JSON file beside it that tells how it was made: X.tif and X.tif.json. */
final class Outputs {

	private final ImageFormats formats = StandardFormats.all();
	private final boolean overwrite;

	Outputs(final boolean overwrite) {
		this.overwrite = overwrite;
	}

	/** Checks before the work that an image can be written. */
	void checkImage(final Path file) throws IOException {
		formats.forWriting(file);
		AtomicFile.check(file, overwrite);
		AtomicFile.check(sidecar(file), overwrite);
	}

	/** Checks, even if files may be replaced, that what is read is not lost. */
	void requireNone(final Path file, final List<Path> inputs) throws IOException {
		for (final Path input : inputs)
			if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) throw new IllegalArgumentException(file +
				": output: found an input of this run, expected another file");
	}

	/** The sidecar comes last: where it is, the image is complete. */
	void writeImage(final Path file, final ImageContents image, final ComplexOutput parts, final Map<String, Object> record)
		throws IOException
	{
		formats.write(file, image, parts, overwrite);
		writeJson(sidecar(file), record);
	}

	void writeJson(final Path file, final Map<String, Object> content) throws IOException {
		AtomicFile.write(file, overwrite, temporary -> Files.writeString(temporary, json(content) + "\n"));
	}

	static String json(final Map<String, ?> content) {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(content);
	}

	static Path sidecar(final Path file) {
		return file.resolveSibling(file.getFileName() + ".json");
	}

	/** X.tif with an ending before the first dot of its last two: X_statistics.tif, X_statistics.nii.gz. */
	static Path withEnding(final Path file, final String ending) {
		final String name = file.getFileName().toString();
		final String stem = name.replaceFirst("(?i)(\\.nii)?\\.[^.]+$", "");
		return file.resolveSibling(stem + ending + name.substring(stem.length()));
	}
}
