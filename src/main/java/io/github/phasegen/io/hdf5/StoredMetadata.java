package io.github.phasegen.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.hdf5.file.Hdf5Attribute;
import io.github.phasegen.io.hdf5.file.Hdf5Group;

/** Calibration, labels and info as one JSON text in an attribute of the root group, where formats have no place for them. */
public final class StoredMetadata {

	/** The attribute's name; other programs leave it alone. */
	public static final String ATTRIBUTE = "phasegen";

	private StoredMetadata() {}

	/** The attribute's value. */
	public static String toJson(final ImageMetadata metadata) {
		final JsonObject json = new JsonObject();
		json.add("x", scale(metadata.x()));
		json.add("y", scale(metadata.y()));
		json.add("z", scale(metadata.z()));
		json.add("t", scale(metadata.t()));
		final JsonArray labels = new JsonArray();
		metadata.labels().forEach(labels::add);
		json.add("labels", labels);
		json.addProperty("info", metadata.info());
		return json.toString();
	}

	/**
	 * The metadata that the root group's attribute holds, if it has one.
	 *
	 * @param planes of the image; labels in another number are left out
	 */
	public static Optional<ImageMetadata> read(final Path file, final Hdf5Group root, final String title, final int planes)
		throws IOException
	{
		final Optional<Hdf5Attribute> attribute = root.attribute(ATTRIBUTE);
		final Optional<String> text = attribute.isPresent() ? attribute.get().text() : Optional.empty();
		if (text.isEmpty())
			return Optional.empty();
		try {
			return Optional.of(parse(JsonParser.parseString(text.get()).getAsJsonObject(), title, planes));
		}
		catch (final RuntimeException e) {
			// the JSON may be of any kind, and each wrong one fails in its own way
			throw new CorruptFileException(file, "attribute " + ATTRIBUTE, "text that cannot be understood (" + e.getMessage() + ")",
				"JSON with x, y, z, t, labels and info");
		}
	}

	private static ImageMetadata parse(final JsonObject json, final String title, final int planes) {
		final List<String> labels = new ArrayList<>();
		if (json.has("labels"))
			json.getAsJsonArray("labels").forEach(label -> labels.add(label.getAsString()));
		return new ImageMetadata(title, scale(json, "x"), scale(json, "y"), scale(json, "z"), scale(json, "t"),
			labels.size() == planes ? labels : List.of(), json.has("info") ? json.get("info").getAsString() : "");
	}

	private static JsonObject scale(final AxisScale scale) {
		final JsonObject json = new JsonObject();
		json.addProperty("step", scale.step());
		json.addProperty("origin", scale.origin());
		json.addProperty("unit", scale.unit());
		return json;
	}

	private static AxisScale scale(final JsonObject json, final String axis) {
		final JsonObject scale = json.getAsJsonObject(axis);
		if (scale == null)
			return AxisScale.PIXEL;
		return new AxisScale(scale.get("step").getAsDouble(), scale.get("origin").getAsDouble(), scale.get("unit").getAsString());
	}
}
