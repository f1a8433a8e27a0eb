package io.github.phasegen.io.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A Python list, tuple, set or frozenset, in the order of the file. Compares by identity, for it may contain itself. */
public final class PickledSequence {

	public enum Kind {
		LIST, TUPLE, SET, FROZENSET
	}

	/** Checkpoints hold thousands of empty tuples. */
	static final PickledSequence EMPTY_TUPLE = new PickledSequence(Kind.TUPLE, List.of());

	private final Kind kind;
	private List<Object> items;

	private PickledSequence(final Kind kind, final List<Object> items) {
		this.kind = kind;
		this.items = items;
	}

	static PickledSequence of(final Kind kind, final List<Object> items) {
		return new PickledSequence(kind, items.isEmpty() ? List.of() : new ArrayList<>(items));
	}

	/** The items; None is null, and sets may hold equal items. */
	public List<Object> items() {
		return Collections.unmodifiableList(items);
	}

	public Kind kind() {
		return kind;
	}

	void add(final List<Object> more) {
		if (items.isEmpty())
			items = new ArrayList<>();
		items.addAll(more);
	}

	@Override
	public String toString() {
		return "a " + kind.name().toLowerCase(Locale.ROOT) + " of " + items.size();
	}
}
