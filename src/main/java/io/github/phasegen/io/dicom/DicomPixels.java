package io.github.phasegen.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Size and kind of the pixels of a file, checked against each other and the file.
 *
 * @param frames planes in the file
 * @param bytesPerPixel 1, 2 or 4
 * @param bitsStored of which a number consists
 * @param highBit the highest of them; others may hold anything
 * @param signed true if the highest bit is a sign
 * @param offset of the first pixel in the file
 */
record DicomPixels(int width, int height, int frames, int bytesPerPixel, int bitsStored, int highBit, boolean signed, ByteOrder order,
	long offset)
{

	private static final int MOST_FRAMES = 1 << 20;

	static DicomPixels of(final Path file, final DicomParser.Parsed parsed) throws ImageFileException {
		final DicomElements elements = parsed.elements();
		checkKind(file, elements);
		final int allocated = allocated(file, elements);
		final int stored = number(elements, DicomTag.BITS_STORED, allocated);
		final int highBit = number(elements, DicomTag.HIGH_BIT, stored - 1);
		if (stored < 1 || stored > allocated)
			throw new CorruptFileException(file, "bits stored " + DicomTag.BITS_STORED, stored, "1 to " + allocated);
		if (highBit < stored - 1 || highBit >= allocated)
			throw new CorruptFileException(file, "high bit " + DicomTag.HIGH_BIT, highBit, stored - 1 + " to " + (allocated - 1));
		final int representation = number(elements, DicomTag.PIXEL_REPRESENTATION, 0);
		if (representation > 1)
			throw new CorruptFileException(file, "pixel representation " + DicomTag.PIXEL_REPRESENTATION, representation, "0 or 1");
		final DicomPixels pixels = new DicomPixels(size(file, elements, DicomTag.COLUMNS), size(file, elements, DicomTag.ROWS),
			frames(file, elements), allocated / 8, stored, highBit, representation == 1, parsed.syntax().order(), parsed.pixelOffset());
		pixels.checkLength(file, parsed.pixelBytes());
		return pixels;
	}

	private static void checkKind(final Path file, final DicomElements elements) throws ImageFileException {
		final int samples = number(elements, DicomTag.SAMPLES_PER_PIXEL, 1);
		final String photometric = elements.text(DicomTag.PHOTOMETRIC);
		if (samples != 1 || !photometric.isEmpty() && !photometric.startsWith("MONOCHROME"))
			throw new UnsupportedFormatException(file, "pixel type", photometric + ", " + samples + " samples per pixel", "grey values");
		if (elements.text(DicomTag.IMAGE_TYPE).contains("MOSAIC"))
			throw new UnsupportedFormatException(file, "image type", elements.text(DicomTag.IMAGE_TYPE),
				"one slice in each image, not a mosaic of slices (convert it to NIfTI)");
	}

	private static int allocated(final Path file, final DicomElements elements) throws ImageFileException {
		final int bits = number(elements, DicomTag.BITS_ALLOCATED, -1);
		if (bits < 1 || bits > 64 || bits > 1 && bits % 8 != 0)
			throw new CorruptFileException(file, "bits allocated " + DicomTag.BITS_ALLOCATED, bits < 0 ? "none" : bits, "8, 16 or 32");
		if (bits != 8 && bits != 16 && bits != 32)
			throw new UnsupportedFormatException(file, "bits allocated " + DicomTag.BITS_ALLOCATED, bits, "8, 16 or 32");
		return bits;
	}

	private static int size(final Path file, final DicomElements elements, final DicomTag tag) throws CorruptFileException {
		final int size = number(elements, tag, 0);
		if (size < 1)
			throw new CorruptFileException(file, (tag == DicomTag.ROWS ? "rows " : "columns ") + tag, size, "at least 1");
		return size;
	}

	private static int frames(final Path file, final DicomElements elements) throws CorruptFileException {
		final double frames = elements.decimal(DicomTag.NUMBER_OF_FRAMES).orElse(1.0);
		if (frames < 1 || frames > MOST_FRAMES || frames != Math.rint(frames))
			throw new CorruptFileException(file, "number of frames " + DicomTag.NUMBER_OF_FRAMES, frames, "1 to " + MOST_FRAMES);
		return (int) frames;
	}

	private static int number(final DicomElements elements, final DicomTag tag, final int otherwise) throws CorruptFileException {
		return elements.number(tag).orElse(otherwise);
	}

	/** The length is filled up to an even number, or by some writers to a longer word. A whole row more is another size. */
	private void checkLength(final Path file, final long bytes) throws CorruptFileException {
		final long promised = planeBytes() * frames;
		final long padding = bytes - promised;
		if (padding < 0 || padding > 1 && padding >= (long) width * bytesPerPixel)
			throw new CorruptFileException(file, "pixels " + DicomTag.PIXELS, bytes + " bytes",
				promised + " for " + width + " x " + height + (frames == 1 ? "" : " x " + frames) + " pixels of " + 8 * bytesPerPixel + " bits");
	}

	long planeBytes() {
		return (long) width * height * bytesPerPixel;
	}

	/** "int16" and the like. */
	String typeName() {
		return (signed ? "int" : "uint") + 8 * bytesPerPixel;
	}

	/** The number in a pixel, without bits that do not belong to it. */
	double stored(final ByteBuffer row, final int x) {
		final int bits = switch (bytesPerPixel) {
			case 1 -> row.get(x);
			case 2 -> row.getShort(2 * x);
			default -> row.getInt(4 * x);
		};
		final int top = bits << 31 - highBit;
		return signed ? top >> 32 - bitsStored : Integer.toUnsignedLong(top >>> 32 - bitsStored);
	}
}
