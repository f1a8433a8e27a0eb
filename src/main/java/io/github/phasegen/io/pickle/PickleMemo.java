package io.github.phasegen.io.pickle;

import java.util.HashMap;
import java.util.Map;

import io.github.phasegen.io.ImageFileException;

/** Values to be used again, by number. */
final class PickleMemo {

	private final PickleInput input;
	private final int limit;
	private final Map<Long, Object> values = new HashMap<>();

	PickleMemo(final PickleInput input, final PickleLimits limits) {
		this.input = input;
		this.limit = limits.values();
	}

	void put(final long index, final Object value) throws ImageFileException {
		if (index < 0)
			throw input.site().corrupt(index, "a number from 0");
		if (values.size() >= limit)
			throw input.site().unsupported("more values to be used again", "at most " + limit);
		values.put(index, value);
	}

	/** Under the next free number, counted as Python does. */
	void put(final Object value) throws ImageFileException {
		put(values.size(), value);
	}

	Object get(final long index) throws ImageFileException {
		final Object value = values.get(index);
		if (value == null && !values.containsKey(index))
			throw input.site().corrupt("number " + index, "one of the " + values.size() + " values put before");
		return value;
	}
}
