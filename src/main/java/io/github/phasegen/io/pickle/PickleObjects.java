package io.github.phasegen.io.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.pickle.PickledSequence.Kind;

/** Instructions that make objects and fill them. */
final class PickleObjects {

	private final PickleInput input;
	private final PickleStack stack;
	private final PickleGlobals globals;

	PickleObjects(final PickleInput input, final PickleStack stack, final PickleGlobals globals) {
		this.input = input;
		this.stack = stack;
		this.globals = globals;
	}

	/** A call, or a new object of a class: function or class, then a tuple of arguments. */
	Object reduce() throws IOException {
		final List<Object> arguments = tuple(stack.pop());
		return globals.call(stack.pop(), arguments);
	}

	/** A new object with named arguments besides. */
	Object newObjectWithNames() throws IOException {
		final Object named = stack.pop();
		if (!(named instanceof PickledDict dict))
			throw input.site().corrupt(named, "a dict of named arguments");
		final List<Object> arguments = new ArrayList<>(tuple(stack.pop()));
		if (!dict.entries().isEmpty())
			arguments.add(dict);
		return globals.call(stack.pop(), arguments);
	}

	/** The same in protocol 1: mark, class, arguments. */
	Object object() throws IOException {
		final List<Object> values = stack.popMark();
		if (values.isEmpty())
			throw input.site().corrupt("nothing", "a class above the mark");
		return globals.call(values.get(0), values.subList(1, values.size()));
	}

	/** The same in protocol 0: the class is named by the instruction. */
	Object instance(final String module, final String name) throws IOException {
		return globals.call(globals.global(module, name), stack.popMark());
	}

	PickledGlobal stackGlobal() throws ImageFileException {
		final Object name = stack.pop();
		final Object module = stack.pop();
		if (!(name instanceof String nameText) || !(module instanceof String moduleText))
			throw input.site().corrupt(module + " and " + name, "the names of a module and of a class or function");
		return globals.global(moduleText, nameText);
	}

	/** Gives a state to the object below it. */
	void build() throws ImageFileException {
		final Object state = stack.pop();
		final Object target = stack.peek();
		if (target instanceof PickledObject object)
			object.build(state);
		else if (target instanceof PickledDict dict)
			dict.build(state);
		else
			throw input.site().corrupt(target, "an object that can be given a state");
	}

	/** @param kind list or set */
	void addTo(final Kind kind, final List<Object> items) throws ImageFileException {
		final Object target = stack.peek();
		if (target instanceof PickledSequence sequence && sequence.kind() == kind)
			sequence.add(items);
		else if (target instanceof PickledObject object)
			object.add(items);
		else
			throw input.site().corrupt(target, kind == Kind.SET ? "a set" : "a list");
	}

	/** Keys and values in turn. */
	void setItems(final List<Object> items) throws ImageFileException {
		final Object target = stack.peek();
		if (target instanceof PickledDict dict)
			putAll(items, dict::put);
		else if (target instanceof PickledObject object)
			putAll(items, object::put);
		else
			throw input.site().corrupt(target, "a dict");
	}

	PickledDict dict(final List<Object> items) throws ImageFileException {
		final PickledDict dict = new PickledDict();
		putAll(items, dict::put);
		return dict;
	}

	private void putAll(final List<Object> items, final BiPredicate<Object, Object> target) throws ImageFileException {
		checkPairs(items);
		for (int i = 0; i < items.size(); i += 2)
			if (!target.test(items.get(i), items.get(i + 1)))
				throw input.site().unsupported("more keys of different kinds", "at most " + PickledDict.MOST_ODD_KEYS + " in a dict");
	}

	private void checkPairs(final List<Object> items) throws ImageFileException {
		if (items.size() % 2 != 0)
			throw input.site().corrupt(items.size() + " values", "pairs of key and value");
		for (int i = 0; i < items.size(); i += 2)
			checkKey(items.get(i));
	}

	/** As in Python, what can change is no key. */
	private void checkKey(final Object key) throws ImageFileException {
		if (key instanceof PickledDict || key instanceof PickledSequence sequence && (sequence.kind() == Kind.LIST || sequence.kind() == Kind.SET))
			throw input.site().corrupt(key, "a key that cannot change");
	}

	private List<Object> tuple(final Object arguments) throws ImageFileException {
		if (arguments instanceof PickledSequence sequence && sequence.kind() == Kind.TUPLE)
			return sequence.items();
		throw input.site().corrupt(arguments, "a tuple of arguments");
	}
}
