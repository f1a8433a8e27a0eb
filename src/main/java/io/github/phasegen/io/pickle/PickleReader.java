package io.github.phasegen.io.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.PickledSequence.Kind;

/**
 * Reads one pickle of protocols 0 to 5. It never calls, imports or constructs what the pickle names, see {@link PickleOptions}, and its time and
 * memory grow with the length of the pickle only, which is limited.
 */
public final class PickleReader {

	private static final int HIGHEST_PROTOCOL = 5;

	private final PickleInput input;
	private final PickleOptions options;
	private final PickleStack stack;
	private final PickleMemo memo;
	private final PickleGlobals globals;
	private final PickleObjects objects;

	private PickleReader(final PickleInput input, final PickleOptions options) {
		this.input = input;
		this.options = options;
		stack = new PickleStack(input, options.limits());
		memo = new PickleMemo(input, options.limits());
		globals = new PickleGlobals(input, stack, options);
		objects = new PickleObjects(input, stack, globals);
	}

	/**
	 * Reads the stream to its end, which must be the end of the pickle.
	 *
	 * @param file named in messages
	 * @param part named in messages: the part of the file that is the pickle
	 * @return the pickled value, see the package's documentation; null is None
	 * @throws CorruptFileException if these bytes are no pickle, or one that was made to do harm
	 * @throws UnsupportedFormatException if it takes more than the limits, or names what the policy does not allow
	 */
	public static Object read(final Path file, final String part, final InputStream in, final PickleOptions options) throws IOException {
		final int limit = options.limits().bytes();
		final byte[] bytes = in.readNBytes(limit);
		if (bytes.length == limit && in.read() >= 0)
			throw new UnsupportedFormatException(file, part, "more", "at most " + limit + " bytes");
		return new PickleReader(new PickleInput(file, part, bytes), options).run();
	}

	private Object run() throws IOException {
		PickleOpcode opcode = input.opcode();
		while (opcode != PickleOpcode.STOP) {
			execute(opcode);
			opcode = input.opcode();
		}
		final Object result = stack.pop();
		if (stack.size() > 0 || stack.hasMarks())
			throw input.site().corrupt(stack.size() + 1 + " values on the stack", "one, without marks");
		if (input.remaining() > 0)
			throw input.site().corrupt(input.remaining() + " bytes behind it", "the end");
		return result;
	}

	private void execute(final PickleOpcode opcode) throws IOException {
		switch (opcode) {
			case PROTO -> checkProtocol();
			case FRAME -> checkFrame();
			case MARK -> stack.mark();
			case POP -> pop();
			case POP_MARK -> stack.popMark();
			case DUP -> stack.push(stack.peek());
			case APPEND -> objects.addTo(Kind.LIST, stack.pop(1));
			case APPENDS -> objects.addTo(Kind.LIST, stack.popMark());
			case ADDITEMS -> objects.addTo(Kind.SET, stack.popMark());
			case SETITEM -> objects.setItems(stack.pop(2));
			case SETITEMS -> objects.setItems(stack.popMark());
			case BUILD -> objects.build();
			case PUT -> memo.put(memoLine(), stack.peek());
			case BINPUT -> memo.put(input.unsignedByte(), stack.peek());
			case LONG_BINPUT -> memo.put(input.unsignedInt(), stack.peek());
			case MEMOIZE -> memo.put(stack.peek());
			default -> stack.push(value(opcode));
		}
	}

	/** The values of the instructions that push one. */
	private Object value(final PickleOpcode opcode) throws IOException {
		return switch (opcode) {
			case GET -> memo.get(memoLine());
			case BINGET -> memo.get(input.unsignedByte());
			case LONG_BINGET -> memo.get(input.unsignedInt());
			case EMPTY_LIST -> PickledSequence.of(Kind.LIST, List.of());
			case EMPTY_TUPLE -> PickledSequence.EMPTY_TUPLE;
			case EMPTY_SET -> PickledSequence.of(Kind.SET, List.of());
			case EMPTY_DICT -> new PickledDict();
			case LIST -> PickledSequence.of(Kind.LIST, stack.popMark());
			case TUPLE -> PickledSequence.of(Kind.TUPLE, stack.popMark());
			case TUPLE1 -> PickledSequence.of(Kind.TUPLE, stack.pop(1));
			case TUPLE2 -> PickledSequence.of(Kind.TUPLE, stack.pop(2));
			case TUPLE3 -> PickledSequence.of(Kind.TUPLE, stack.pop(3));
			case FROZENSET -> PickledSequence.of(Kind.FROZENSET, stack.popMark());
			case DICT -> objects.dict(stack.popMark());
			case GLOBAL -> globals.global(input.name(), input.name());
			case STACK_GLOBAL -> objects.stackGlobal();
			case INST -> objects.instance(input.name(), input.name());
			case OBJ -> objects.object();
			case REDUCE, NEWOBJ -> objects.reduce();
			case NEWOBJ_EX -> objects.newObjectWithNames();
			case PERSID -> options.persistentIds().apply(List.of(input.line()), input.site());
			case BINPERSID -> options.persistentIds().apply(Collections.singletonList(stack.pop()), input.site());
			default -> scalar(opcode);
		};
	}

	private Object scalar(final PickleOpcode opcode) throws IOException {
		return switch (opcode) {
			case NONE -> null;
			case NEWTRUE -> true;
			case NEWFALSE -> false;
			case INT -> PickleText.integer(input.line(), true, options.limits().integerBytes(), input.site());
			case LONG -> PickleText.integer(input.line(), false, options.limits().integerBytes(), input.site());
			case BININT -> (long) input.int4();
			case BININT1 -> (long) input.unsignedByte();
			case BININT2 -> (long) input.unsignedShort();
			case LONG1 -> PickleText.integer(input.bytes(input.unsignedByte()));
			case LONG4 -> PickleText.integer(input.bytes(integerLength(input.int4())));
			case FLOAT -> PickleText.decimal(input.line(), options.limits().integerBytes(), input.site());
			case BINFLOAT -> input.bigEndianDouble();
			case STRING -> PickleText.quoted(input.line(), input.site());
			case UNICODE -> PickleText.rawUnicode(input.line(), input.site());
			case BINSTRING -> input.latin1(input.int4());
			case SHORT_BINSTRING -> input.latin1(input.unsignedByte());
			case BINUNICODE -> input.utf8(input.unsignedInt());
			case SHORT_BINUNICODE -> input.utf8(input.unsignedByte());
			case BINUNICODE8 -> input.utf8(input.long8());
			case BINBYTES -> new PickledBytes(input.bytes(input.unsignedInt()));
			case SHORT_BINBYTES -> new PickledBytes(input.bytes(input.unsignedByte()));
			case BINBYTES8, BYTEARRAY8 -> new PickledBytes(input.bytes(input.long8()));
			case EXT1, EXT2, EXT4 -> throw input.site().unsupported("a class by the number of a registry", "classes by name");
			default -> throw input.site().unsupported("a buffer outside the pickle", "all data in the file");
		};
	}

	private void checkProtocol() throws IOException {
		final int protocol = input.unsignedByte();
		if (protocol > HIGHEST_PROTOCOL)
			throw input.site().unsupported("protocol " + protocol, "at most " + HIGHEST_PROTOCOL);
	}

	private void checkFrame() throws IOException {
		final long length = input.long8();
		if (length < 0 || length > input.remaining())
			throw input.site().corrupt(length + " bytes", "at most the " + input.remaining() + " that follow");
	}

	private void pop() throws IOException {
		if (stack.isEmpty())
			stack.popMark();
		else
			stack.pop();
	}

	private long memoLine() throws IOException {
		final Object index = PickleText.integer(input.line(), false, options.limits().integerBytes(), input.site());
		if (index instanceof Long number)
			return number;
		throw input.site().corrupt(index, "a number below 2^63");
	}

	/** Refused by its length, before its bytes are looked at. */
	private long integerLength(final int length) throws IOException {
		if (length > options.limits().integerBytes())
			throw input.site().unsupported("an integer of " + length + " bytes", "at most " + options.limits().integerBytes());
		return length;
	}
}
