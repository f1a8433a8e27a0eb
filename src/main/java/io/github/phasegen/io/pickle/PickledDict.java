package io.github.phasegen.io.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Python dict or OrderedDict, in the order of the file. Compares by identity, for it may contain itself. */
public final class PickledDict {

	private Map<Object, Object> entries = Map.of();
	private Object state;

	PickledDict() {}

	/** The entries; None is null. Keys that are numbers, texts or truth values compare by value, all others by identity. */
	public Map<Object, Object> entries() {
		return Collections.unmodifiableMap(entries);
	}

	/** The value of a key, null if it is None or missing. */
	public Object get(final String key) {
		return entries.isEmpty() ? null : entries.get(key);
	}

	/** What Python would have set as attributes of an OrderedDict ({@code _metadata} of PyTorch's state dicts); null if nothing. */
	public Object state() {
		return state;
	}

	void put(final Object key, final Object value) {
		// most dicts of a checkpoint are empty
		if (entries.isEmpty())
			entries = new LinkedHashMap<>();
		entries.put(key, value);
	}

	void build(final Object newState) {
		state = newState;
	}

	@Override
	public String toString() {
		return "a dict of " + entries.size();
	}
}
