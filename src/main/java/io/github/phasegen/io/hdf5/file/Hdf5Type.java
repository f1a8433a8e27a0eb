package io.github.phasegen.io.hdf5.file;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.phasegen.io.SampleType;

/** What one element of a dataset or attribute is. */
public sealed interface Hdf5Type {

	/** Bytes of one element, at least 1. */
	int size();

	/** A number of one of the usual types, which is not complex. */
	record Number(SampleType sample, ByteOrder order) implements Hdf5Type {

		public static final Number FLOAT32 = new Number(SampleType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
		public static final Number FLOAT64 = new Number(SampleType.FLOAT64, ByteOrder.LITTLE_ENDIAN);
		public static final Number INT32 = new Number(SampleType.INT32, ByteOrder.LITTLE_ENDIAN);
		public static final Number UINT8 = new Number(SampleType.UINT8, ByteOrder.LITTLE_ENDIAN);
		public static final Number UINT16 = new Number(SampleType.UINT16, ByteOrder.LITTLE_ENDIAN);
		public static final Number UINT32 = new Number(SampleType.UINT32, ByteOrder.LITTLE_ENDIAN);
		public static final Number UINT64 = new Number(SampleType.UINT64, ByteOrder.LITTLE_ENDIAN);

		@Override
		public int size() {
			return sample.bytes();
		}

		@Override
		public String toString() {
			return (order == ByteOrder.BIG_ENDIAN && size() > 1 ? "big-endian " : "") + sample;
		}
	}

	/** Text of fixed size, filled up with zeros or blanks. */
	record Text(int size) implements Hdf5Type {

		@Override
		public String toString() {
			return "text of " + size + " bytes";
		}
	}

	/**
	 * Text of any length, kept elsewhere in the file.
	 *
	 * @param utf8 false if it is marked as ASCII; HDF5's library does not convert one to the other
	 */
	record VariableText(int size, boolean utf8) implements Hdf5Type {

		public static final VariableText UTF8 = new VariableText(Hdf5Writer.REFERENCE_BYTES, true);
		public static final VariableText ASCII = new VariableText(Hdf5Writer.REFERENCE_BYTES, false);

		@Override
		public String toString() {
			return "text";
		}
	}

	/** Elements of one type in any number, kept elsewhere in the file. */
	record Sequence(int size, Hdf5Type element) implements Hdf5Type {

		@Override
		public String toString() {
			return "sequence of " + element;
		}
	}

	/** Elements of one type in a fixed number. */
	record Array(Hdf5Type element, List<Integer> dimensions) implements Hdf5Type {

		public Array {
			dimensions = List.copyOf(dimensions);
		}

		@Override
		public int size() {
			return dimensions.stream().reduce(element.size(), Math::multiplyExact);
		}

		@Override
		public String toString() {
			return element + dimensions.toString();
		}
	}

	/** Numbers that stand for names; NumPy's booleans are stored so. */
	record Enumeration(Hdf5Type base) implements Hdf5Type {

		@Override
		public int size() {
			return base.size();
		}

		@Override
		public String toString() {
			return "enumeration of " + base;
		}
	}

	/** Named fields side by side. */
	record Compound(int size, List<Member> members) implements Hdf5Type {

		public Compound {
			members = List.copyOf(members);
		}

		public Optional<Member> member(final String name) {
			return members.stream().filter(member -> member.name().equals(name)).findFirst();
		}

		@Override
		public String toString() {
			return members.stream().map(Member::toString).collect(Collectors.joining(", ", "{", "}"));
		}
	}

	/** A type that holds no image, such as references, times and bit fields. */
	record Other(String name, int size) implements Hdf5Type {

		@Override
		public String toString() {
			return name;
		}
	}

	/** A field of a compound, at an offset in bytes. */
	record Member(String name, int offset, Hdf5Type type) {

		@Override
		public String toString() {
			return name + ": " + type;
		}
	}

	/** Two floats side by side, in the way that h5py (r, i), MATLAB (real, imag) and others store complex numbers. */
	static Compound complex(final String realName, final String imaginaryName, final Number part) {
		return new Compound(2 * part.size(),
			List.of(new Member(realName, 0, part), new Member(imaginaryName, part.size(), part)));
	}

	/** The samples that the elements are, if they are numbers or complex numbers. */
	default Optional<Number> samples() {
		if (this instanceof Number number)
			return Optional.of(number);
		if (this instanceof Enumeration enumeration)
			return enumeration.base().samples();
		return this instanceof Compound compound ? complexSamples(compound) : Optional.empty();
	}

	private static Optional<Number> complexSamples(final Compound compound) {
		if (compound.members().size() != 2)
			return Optional.empty();
		final Member real = compound.members().get(0);
		final Member imaginary = compound.members().get(1);
		final int part = real.type().size();
		if (!isPair(real.name(), imaginary.name()) || !real.type().equals(imaginary.type()) || real.offset() != 0
			|| imaginary.offset() != part || compound.size() != 2 * part || !(real.type() instanceof Number number))
			return Optional.empty();
		return Optional.ofNullable(switch (number.sample()) {
			case FLOAT16 -> SampleType.COMPLEX32;
			case FLOAT32 -> SampleType.COMPLEX64;
			case FLOAT64 -> SampleType.COMPLEX128;
			default -> null;
		}).map(sample -> new Number(sample, number.order()));
	}

	private static boolean isPair(final String real, final String imaginary) {
		return switch (real.toLowerCase(Locale.ROOT)) {
			case "r" -> imaginary.equalsIgnoreCase("i");
			case "re" -> imaginary.equalsIgnoreCase("im");
			case "real" -> imaginary.equalsIgnoreCase("imag") || imaginary.equalsIgnoreCase("imaginary");
			default -> false;
		};
	}
}
