package io.github.phasegen.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Finds the fields of a JSON document that the record it is read into does not have, and that would be lost without a word. */
final class UnknownFields {

	private final List<String> found = new ArrayList<>();

	private UnknownFields() {}

	/** Paths such as "stages[0].depth", in the order of the document. */
	static List<String> of(final JsonObject json, final Class<? extends Record> type) {
		final UnknownFields fields = new UnknownFields();
		fields.object("", json, type);
		return fields.found;
	}

	private void object(final String path, final JsonObject json, final Class<? extends Record> type) {
		final Map<String, RecordComponent> known = new LinkedHashMap<>();
		Arrays.stream(type.getRecordComponents()).forEach(component -> known.put(component.getName(), component));
		for (final Map.Entry<String, JsonElement> field : json.entrySet()) {
			final String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
			if (known.containsKey(field.getKey())) value(name, field.getValue(), known.get(field.getKey()).getGenericType());
			else found.add(name);
		}
		if (type == StageConfig.class) network(path, json);
	}

	private void value(final String path, final JsonElement value, final Type type) {
		if (type instanceof Class<?> record && record.isRecord() && value instanceof JsonObject object) object(path, object, record
			.asSubclass(Record.class));
		if (type instanceof ParameterizedType list && list.getRawType() == List.class && value instanceof JsonArray array)
			for (int i = 0; i < array.size(); i++)
				value(path + "[" + i + "]", array.get(i), list.getActualTypeArguments()[0]);
	}

	/** A network's parameters are a record that its architecture names. */
	private void network(final String path, final JsonObject stage) {
		final String architecture = stage.get("architecture") instanceof JsonPrimitive name ? name.getAsString() : null;
		final Optional<Class<? extends Record>> type = NetworkFactory.parameters(architecture);
		if (type.isPresent() && stage.get("network") instanceof JsonObject network) object(path.isEmpty() ? "network" : path +
			".network", network, type.get());
	}
}
