package io.github.phasegen.model;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Reads records from JSON and says which field does not fit. */
public final class RecordJson {

	private static final int MAX_DEPTH = 32;

	private RecordJson() {}

	/** @throws IllegalArgumentException naming the field, also one that the record does not have, or with the message of the record's own check */
	public static <T extends Record> T read(final String json, final Class<T> type) {
		final T value = readKnown(json, type);
		final List<String> unknown = unknownFields(json, type);
		if (!unknown.isEmpty()) throw new IllegalArgumentException(unknown.get(0) + ": found a field of an unknown name, expected " +
			"none");
		return value;
	}

	/** Paths of the fields in a document that can be read but that the record does not have. */
	static List<String> unknownFields(final String json, final Class<? extends Record> type) {
		return UnknownFields.of(JsonParser.parseString(json).getAsJsonObject(), type);
	}

	/** The same without a look at fields that the record does not have. */
	static <T extends Record> T readKnown(final String json, final Class<T> type) {
		final JsonReader reader = new JsonReader(new StringReader(json));
		try {
			final T value = new Gson().fromJson(reader, type);
			if (value == null) throw new IllegalArgumentException("found nothing, expected a JSON object");
			if (reader.peek() != JsonToken.END_DOCUMENT) throw new IllegalArgumentException(
				"found more after its end, expected one JSON object");
			checkDepth(json);
			return value;
		}
		catch (final JsonParseException | IOException e) {
			final String field = reader.getPreviousPath().replaceFirst("^\\$\\.?", "").replaceFirst("\\.$", "");
			throw new IllegalArgumentException((field.isEmpty() ? "" : field + ": ") + root(e).getMessage(), e);
		}
		catch (final RuntimeException e) {
			throw checked(e);
		}
	}

	/** Gson reads any depth, but recurses where it writes. */
	private static void checkDepth(final String json) throws IOException {
		final JsonReader reader = new JsonReader(new StringReader(json));
		reader.setLenient(true);
		int depth = 0;
		for (JsonToken token = reader.peek(); token != JsonToken.END_DOCUMENT; token = reader.peek()) {
			switch (token) {
				case BEGIN_ARRAY -> reader.beginArray();
				case BEGIN_OBJECT -> reader.beginObject();
				case END_ARRAY -> reader.endArray();
				case END_OBJECT -> reader.endObject();
				case NAME -> reader.nextName();
				default -> reader.skipValue();
			}
			if (token == JsonToken.BEGIN_ARRAY || token == JsonToken.BEGIN_OBJECT) depth++;
			if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) depth--;
			if (depth > MAX_DEPTH) throw new IllegalArgumentException("found more than " + MAX_DEPTH +
				" lists and objects inside each other, expected fewer");
		}
	}

	/** The same from a part of a larger document. */
	static <T extends Record> T read(final JsonObject json, final Class<T> type) {
		try {
			return new Gson().fromJson(json, type);
		}
		catch (final JsonParseException e) {
			throw new IllegalArgumentException(misfit(json, type) + ": " + root(e).getMessage(), e);
		}
		catch (final RuntimeException e) {
			throw checked(e);
		}
	}

	private static String misfit(final JsonObject json, final Class<?> type) {
		for (final RecordComponent component : type.getRecordComponents())
			try {
				new Gson().fromJson(json.get(component.getName()), component.getGenericType());
			}
			catch (final RuntimeException e) {
				return component.getName();
			}
		return type.getSimpleName();
	}

	/** Gson wraps what a record's constructor throws. */
	private static IllegalArgumentException checked(final RuntimeException e) {
		return new IllegalArgumentException(root(e).getMessage(), e);
	}

	private static Throwable root(final Throwable e) {
		Throwable cause = e;
		while (cause.getCause() != null)
			cause = cause.getCause();
		return cause;
	}
}
