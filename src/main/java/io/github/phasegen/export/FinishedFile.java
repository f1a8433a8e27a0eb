package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.phasegen.io.ImageFormat;

/** Finds out whether a file is already what an export would write. */
final class FinishedFile {

	/** What stands where an export would write. */
	enum State {

		/** Nothing. */
		FREE,

		/** The result of the same export. */
		FINISHED,

		/** Something else. */
		IN_THE_WAY
	}

	/**
	 * @param reason why it is in the way; "" if it is not
	 */
	record Verdict(State state, String reason) {}

	private FinishedFile() {}

	/**
	 * @param file     where the export would write
	 * @param inputs   the files that it would read
	 * @param options  with the seed of this file
	 * @param model    asked for its hash if the file was made with one
	 */
	static Verdict check(final Path file, final ImageFormat format, final List<Path> inputs, final ExportOptions options,
		final LoadedModel model) throws IOException
	{
		if (!Files.exists(file) && !Files.exists(Sidecar.of(file)))
			return new Verdict(State.FREE, "");
		final Optional<JsonObject> sidecar = Sidecar.read(file);
		if (!Files.exists(file))
			return inTheWay("there is a sidecar without data");
		if (sidecar.isEmpty())
			return inTheWay("it has no sidecar, so it is unfinished or not an export");
		return compare(file, format, inputs, options, model, sidecar.get());
	}

	private static Verdict compare(final Path file, final ImageFormat format, final List<Path> inputs, final ExportOptions options,
		final LoadedModel model, final JsonObject sidecar) throws IOException
	{
		if (!SidecarCheck.of(file, null).equals(SidecarCheck.CONSISTENT))
			return inTheWay("it is not the file that its sidecar tells of");
		if (!isText(SidecarCheck.find(sidecar, "file", "format"), format.name()))
			return inTheWay("it is of another format");
		if (!Objects.equals(sidecar.get(ExportRecord.PARAMETERS), Sidecar.tree(ExportRecord.parameters(options))))
			return inTheWay("it was made with other parameters");
		if (!isText(SidecarCheck.find(sidecar, "input", "sha256"), FileHash.sha256(inputs)))
			return inTheWay("it was made from another input");
		if (sidecar.has("modelSha256") && !isText(sidecar.get("modelSha256"), model.get(options.phase()).config().weightsSha256()))
			return inTheWay("it was made with another model");
		return new Verdict(State.FINISHED, "");
	}

	private static boolean isText(final JsonElement element, final String text) {
		return element != null && element.isJsonPrimitive() && element.getAsString().equals(text);
	}

	private static Verdict inTheWay(final String reason) {
		return new Verdict(State.IN_THE_WAY, reason);
	}
}
