package io.github.phasegen.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.CorruptFileException;

/** Elements of a data set, or of an item in it, as far as they have been kept. */
final class DicomElements {

	/** More values than any element that is read has. */
	private static final int MOST_VALUES = 64;

	private final Path file;
	private final ByteOrder order;
	private final Map<DicomTag, byte[]> values = new EnumMap<>(DicomTag.class);
	private final Map<DicomTag, List<DicomElements>> sequences = new EnumMap<>(DicomTag.class);

	DicomElements(final Path file, final ByteOrder order) {
		this.file = file;
		this.order = order;
	}

	void put(final DicomTag tag, final byte[] value) {
		values.put(tag, value);
	}

	void put(final DicomTag tag, final List<DicomElements> items) {
		sequences.put(tag, items);
	}

	boolean has(final DicomTag tag) {
		return values.containsKey(tag);
	}

	List<DicomElements> items(final DicomTag sequence) {
		return sequences.getOrDefault(sequence, List.of());
	}

	/** The text of an element without padding; "" if there is none. */
	String text(final DicomTag tag) {
		final byte[] value = values.get(tag);
		return value == null ? "" : new String(value, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
	}

	/** An unsigned 16-bit number. */
	Optional<Integer> number(final DicomTag tag) throws CorruptFileException {
		final byte[] value = values.get(tag);
		if (value == null || value.length == 0)
			return Optional.empty();
		if (value.length != 2)
			throw new CorruptFileException(file, tag.toString(), value.length + " bytes", "a 16-bit number");
		return Optional.of(ByteBuffer.wrap(value).order(order).getShort() & 0xffff);
	}

	/** The decimal numbers of an element, which backslashes separate; none if it is missing or empty. */
	List<Double> decimals(final DicomTag tag) throws CorruptFileException {
		final String text = text(tag);
		final List<Double> numbers = new ArrayList<>();
		if (text.isEmpty())
			return numbers;
		final String[] parts = text.split("\\\\", MOST_VALUES);
		for (final String part : parts)
			numbers.add(decimal(tag, part.strip()));
		return numbers;
	}

	private double decimal(final DicomTag tag, final String text) throws CorruptFileException {
		try {
			final double value = Double.parseDouble(text);
			if (Double.isFinite(value))
				return value;
		}
		catch (final NumberFormatException e) {
			// the same complaint as for what is not finite
		}
		throw new CorruptFileException(file, tag.toString(), '"' + text + '"', "a decimal number");
	}

	/** A list of as many decimal numbers; empty if the element is missing or empty. */
	Optional<double[]> decimals(final DicomTag tag, final int count) throws CorruptFileException {
		final List<Double> numbers = decimals(tag);
		if (numbers.isEmpty())
			return Optional.empty();
		if (numbers.size() != count)
			throw new CorruptFileException(file, tag.toString(), numbers.size() + " numbers", count + " numbers");
		return Optional.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
	}

	/** One decimal number. */
	Optional<Double> decimal(final DicomTag tag) throws CorruptFileException {
		return decimals(tag, 1).map(values -> values[0]);
	}

	@Override
	public String toString() {
		return Arrays.toString(values.keySet().toArray());
	}
}
