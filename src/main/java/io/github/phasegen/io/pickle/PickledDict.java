package io.github.phasegen.io.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Python dict or OrderedDict, in the order of the file. Compares by identity, for it may contain itself. */
public final class PickledDict {

	/** Java's maps take very long for keys of several classes with one hash, which a file made to do harm may choose. */
	static final int MOST_ODD_KEYS = 1000;

	private Map<Object, Object> entries = Map.of();
	private int oddKeys;
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

	/** @return false if there are too many keys that are not of the first one's kind */
	boolean put(final Object key, final Object value) {
		// most dicts of a checkpoint are empty
		if (entries.isEmpty())
			entries = new LinkedHashMap<>();
		else if (isOdd(key) && ++oddKeys > MOST_ODD_KEYS)
			return false;
		entries.put(key, value);
		return true;
	}

	private boolean isOdd(final Object key) {
		final Object first = entries.keySet().iterator().next();
		return key instanceof PickledGlobal || key != null && first != null && key.getClass() != first.getClass();
	}

	void build(final Object newState) {
		state = newState;
	}

	@Override
	public String toString() {
		return "a dict of " + entries.size();
	}
}
