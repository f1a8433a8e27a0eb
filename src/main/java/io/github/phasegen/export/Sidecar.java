package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.PlaneWriter;

/** The JSON file beside a data file that tells how it was made: X.h5 and X.h5.json. Where it is, the data are complete. */
final class Sidecar {

	/** A record of a run has some thousand characters. */
	private static final long MOST_BYTES = 16 << 20;

	private Sidecar() {}

	static Path of(final Path data) {
		return data.resolveSibling(data.getFileName() + ".json");
	}

	/** What the sidecar of a data file says; empty if there is none or it is no JSON object. */
	static Optional<JsonObject> read(final Path data) throws IOException {
		final Path file = of(data);
		if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES)
			return Optional.empty();
		try {
			final JsonElement json = JsonParser.parseString(Files.readString(file));
			return json.isJsonObject() ? Optional.of(json.getAsJsonObject()) : Optional.empty();
		}
		catch (final JsonParseException | java.nio.charset.CharacterCodingException e) {
			return Optional.empty();
		}
	}

	/**
	 * Completes a data file and then its sidecar, which also tells the format and the size in bytes. While the data are replaced, there is no
	 * sidecar.
	 *
	 * @return what the sidecar says
	 */
	static Map<String, Object> commit(final PlaneWriter data, final ExportDestination destination, final Map<String, Object> record)
		throws IOException
	{
		final Path file = destination.sidecar();
		AtomicFile.check(file, destination.overwrite());
		final byte[] before = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
		Files.deleteIfExists(file);
		try {
			data.commit();
		}
		catch (final IOException | RuntimeException e) {
			if (before != null)
				AtomicFile.write(file, false, temporary -> Files.write(temporary, before));
			throw e;
		}
		final Map<String, Object> complete = new LinkedHashMap<>(record);
		complete.put("file", fileRecord(destination));
		write(file, complete, true);
		return complete;
	}

	private static Map<String, Object> fileRecord(final ExportDestination destination) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("name", destination.file().getFileName().toString());
		record.put("format", destination.format().name());
		record.put("bytes", Files.size(destination.file()));
		return record;
	}

	static void write(final Path file, final Object content, final boolean overwrite) throws IOException {
		AtomicFile.write(file, overwrite, temporary -> Files.writeString(temporary, json(content) + "\n"));
	}

	/** Readable JSON; members that are null are left out. */
	static String json(final Object content) {
		return gson().toJson(content);
	}

	/** The same as a tree, for comparisons. */
	static JsonElement tree(final Object content) {
		return JsonParser.parseString(json(content));
	}

	private static Gson gson() {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
	}
}
