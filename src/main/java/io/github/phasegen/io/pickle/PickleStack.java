package io.github.phasegen.io.pickle;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.ImageFileException;

/** The machine's stack. Marks divide it; nothing below the last mark can be taken. */
final class PickleStack {

	private final PickleInput input;
	private final PickleLimits limits;
	private final List<Object> values = new ArrayList<>();
	private final List<Integer> marks = new ArrayList<>();
	private long made;

	PickleStack(final PickleInput input, final PickleLimits limits) {
		this.input = input;
		this.limits = limits;
	}

	void push(final Object value) throws ImageFileException {
		charge(1);
		values.add(value);
	}

	/** Counts values that are made without being pushed. */
	void charge(final long count) throws ImageFileException {
		made += count;
		if (made > limits.values())
			throw input.site().unsupported("more values", "at most " + limits.values());
	}

	void mark() throws ImageFileException {
		if (marks.size() == limits.depth())
			throw input.site().unsupported("a deeper nesting", "at most " + limits.depth() + " open marks");
		marks.add(values.size());
	}

	Object pop() throws ImageFileException {
		checkHeld(1);
		return values.remove(values.size() - 1);
	}

	Object peek() throws ImageFileException {
		checkHeld(1);
		return values.get(values.size() - 1);
	}

	/** Takes the last values, in the order in which they were pushed. */
	List<Object> pop(final int count) throws ImageFileException {
		checkHeld(count);
		return cut(values.size() - count);
	}

	/** Takes the last mark and the values above it, in the order in which they were pushed. */
	List<Object> popMark() throws ImageFileException {
		if (marks.isEmpty())
			throw input.site().corrupt("no mark", "one on the stack");
		return cut(marks.remove(marks.size() - 1));
	}

	/** True if there is nothing above the last mark, or nothing at all. */
	boolean isEmpty() {
		return values.size() == floor();
	}

	boolean hasMarks() {
		return !marks.isEmpty();
	}

	int size() {
		return values.size();
	}

	private List<Object> cut(final int from) {
		final List<Object> tail = values.subList(from, values.size());
		final List<Object> taken = new ArrayList<>(tail);
		tail.clear();
		return taken;
	}

	private void checkHeld(final int count) throws ImageFileException {
		if (values.size() - floor() < count)
			throw input.site().corrupt((values.size() - floor()) + " values", "at least " + count + " on the stack");
	}

	private int floor() {
		return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
	}
}
