package io.github.phasegen.io.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a pickle says about an object of a Python class: the name of the class (or of the function that would have made it), the arguments, and
 * what would have been done to it afterwards. Nothing of that happens. Compares by identity, for it may contain itself.
 */
public final class PickledObject {

	private final PickledGlobal type;
	private final List<Object> arguments;
	private List<Object> items = List.of();
	private PickledDict entries;
	private Object state;

	/** @param arguments not copied, as many objects may share one long tuple; never changed afterwards */
	PickledObject(final PickledGlobal type, final List<Object> arguments) {
		this.type = type;
		this.arguments = Collections.unmodifiableList(arguments);
	}

	public PickledGlobal type() {
		return type;
	}

	public String module() {
		return type.module();
	}

	public String name() {
		return type.name();
	}

	/** The arguments of the constructor or function; a dict of named ones, where there are such, is the last. */
	public List<Object> arguments() {
		return arguments;
	}

	/** What would have been given to {@code __setstate__} or set as attributes: mostly a {@link PickledDict}; null if nothing. */
	public Object state() {
		return state;
	}

	/** An attribute by name, if the state is a dict of attributes; null if it is None or missing. */
	public Object attribute(final String attribute) {
		return state instanceof PickledDict attributes ? attributes.get(attribute) : null;
	}

	/** What would have been appended or added to it, as to an object of a subclass of list or set. */
	public List<Object> items() {
		return Collections.unmodifiableList(items);
	}

	/** What would have been set by key, as in an object of a subclass of dict ({@code collections.defaultdict}); null if nothing. */
	public PickledDict entries() {
		return entries;
	}

	void build(final Object newState) {
		state = newState;
	}

	void add(final List<Object> more) {
		if (items.isEmpty())
			items = new ArrayList<>();
		items.addAll(more);
	}

	/** @return false as {@link PickledDict#put} does */
	boolean put(final Object key, final Object value) {
		if (entries == null)
			entries = new PickledDict();
		return entries.put(key, value);
	}

	@Override
	public String toString() {
		return "an object of " + type;
	}
}
