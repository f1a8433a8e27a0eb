package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.phasegen.io.ImageShape;

/** Compares a data file with the sidecar beside it. */
final class SidecarCheck {

	static final String CONSISTENT = "consistent";

	private SidecarCheck() {}

	/** "none", "consistent", "of another kind", or what contradicts the file. */
	static String of(final Path file, final ImageShape shape) throws IOException {
		if (!Files.exists(Sidecar.of(file)))
			return "none";
		final Optional<JsonObject> sidecar = Sidecar.read(file);
		if (sidecar.isEmpty())
			return "is no JSON object";
		final JsonElement bytes = find(sidecar.get(), "file", "bytes");
		if (bytes == null)
			return "of another kind";
		if (!bytes.isJsonPrimitive() || !bytes.getAsString().equals(String.valueOf(Files.size(file))))
			return "tells of " + bytes + " bytes, the file has " + Files.size(file);
		final JsonElement axes = find(sidecar.get(), OutputRecord.NAME, "axes");
		if (shape != null && axes != null && !axes.equals(Sidecar.tree(OutputRecord.axes(shape))))
			return "tells of the axes " + axes + ", the file has " + Sidecar.tree(OutputRecord.axes(shape));
		return CONSISTENT;
	}

	/** A member of a member, null if there is none. */
	static JsonElement find(final JsonObject json, final String outer, final String inner) {
		final JsonElement member = json.get(outer);
		return member != null && member.isJsonObject() ? member.getAsJsonObject().get(inner) : null;
	}
}
