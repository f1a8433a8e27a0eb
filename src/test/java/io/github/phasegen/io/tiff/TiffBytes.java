package io.github.phasegen.io.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** Builds TIFF files of one directory in memory, as TIFF 6.0 describes them, and lets tests spoil any part. */
final class TiffBytes {

	static final int WIDTH = 256;
	static final int HEIGHT = 257;
	static final int BITS = 258;
	static final int COMPRESSION = 259;
	static final int PHOTOMETRIC = 262;
	static final int DESCRIPTION = 270;
	static final int STRIP_OFFSETS = 273;
	static final int SAMPLES_PER_PIXEL = 277;
	static final int ROWS_PER_STRIP = 278;
	static final int STRIP_BYTES = 279;
	static final int PREDICTOR = 317;
	static final int TILE_WIDTH = 322;
	static final int SAMPLE_FORMAT = 339;

	private record Tag(int type, byte[] value) {}

	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int ASCII = 2;

	private final ByteOrder order;
	private final Map<Integer, Tag> tags = new TreeMap<>();
	private byte[] pixels = {};
	private int next;

	/** An uncompressed image of one strip. */
	TiffBytes(final ByteOrder order, final int width, final int height, final int bits) {
		this.order = order;
		tag(WIDTH, width).tag(HEIGHT, height).tag(BITS, bits).tag(COMPRESSION, 1).tag(PHOTOMETRIC, 1).tag(SAMPLES_PER_PIXEL, 1)
			.tag(ROWS_PER_STRIP, height);
	}

	static TiffBytes little(final int width, final int height, final int bits) {
		return new TiffBytes(ByteOrder.LITTLE_ENDIAN, width, height, bits);
	}

	/** A tag of 16-bit values if they fit, else of 32 bits. */
	TiffBytes tag(final int tag, final int... values) {
		boolean small = true;
		for (final int value : values)
			small &= value >= 0 && value < 1 << 16;
		final ByteBuffer bytes = ByteBuffer.allocate((small ? 2 : 4) * values.length).order(order);
		for (final int value : values)
			if (small)
				bytes.putShort((short) value);
			else
				bytes.putInt(value);
		return raw(tag, small ? SHORT : LONG, bytes.array());
	}

	/** Offsets and the like, which ImageJ expects as 32 bits. */
	TiffBytes longs(final int tag, final int... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
		for (final int value : values)
			bytes.putInt(value);
		return raw(tag, LONG, bytes.array());
	}

	TiffBytes text(final int tag, final String text) {
		return raw(tag, ASCII, (text + "\0").getBytes());
	}

	TiffBytes raw(final int tag, final int type, final byte[] value) {
		tags.put(tag, new Tag(type, value));
		return this;
	}

	/** The pixels follow the header of 8 bytes. Unless they have been set, one strip holds them all. */
	TiffBytes pixels(final byte... bytes) {
		pixels = bytes;
		if (!tags.containsKey(STRIP_OFFSETS))
			longs(STRIP_OFFSETS, 8);
		if (!tags.containsKey(STRIP_BYTES))
			longs(STRIP_BYTES, bytes.length);
		return this;
	}

	/** The offset of the next directory. */
	TiffBytes next(final int offset) {
		next = offset;
		return this;
	}

	/** The offset of the directory. */
	int directory() {
		return 8 + pixels.length;
	}

	byte[] bytes() {
		int values = directory() + 2 + 12 * tags.size() + 4;
		int size = values;
		for (final Tag tag : tags.values())
			size += tag.value.length > 4 ? tag.value.length : 0;
		final ByteBuffer file = ByteBuffer.allocate(size).order(order);
		final byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
		file.put(mark).put(mark).putShort((short) 42).putInt(directory()).put(pixels).putShort((short) tags.size());
		for (final Map.Entry<Integer, Tag> entry : tags.entrySet()) {
			final Tag tag = entry.getValue();
			final int count = tag.value.length / (tag.type == LONG ? 4 : tag.type == SHORT ? 2 : 1);
			file.putShort(entry.getKey().shortValue()).putShort((short) tag.type).putInt(count);
			final int place = file.position();
			if (tag.value.length <= 4)
				file.put(tag.value);
			else {
				file.putInt(values);
				file.put(values, tag.value);
				values += tag.value.length;
			}
			file.position(place + 4);
		}
		return file.putInt(next).array();
	}
}
