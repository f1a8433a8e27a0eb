package io.github.phasegen.io.tiff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.io.FileInfo;
import ij.io.TiffDecoder;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Finds the pixels that a TIFF file promises, and checks that they are grey values that are really there. */
final class TiffPixels {

	/** No compression that is read gains more than this (LZW, whose codes of 12 bits stand for at most 4096 bytes). */
	private static final long LARGEST_RATIO = 4096;

	private final Path file;
	private final long length;

	private TiffPixels(final Path file) throws IOException {
		this.file = file;
		length = Files.size(file);
	}

	/** The file's images of equal size and type, one after the other. */
	static TiffImages read(final Path file) throws IOException {
		TiffDirectories.check(file);
		return new TiffPixels(file).images(decode(file));
	}

	/** The directories are known to be sound by now, so what the decoder rejects is something it does not know. */
	private static FileInfo[] decode(final Path file) throws IOException {
		final Path absolute = file.toAbsolutePath();
		try {
			final FileInfo[] infos = new TiffDecoder(absolute.getParent() + "/", absolute.getFileName().toString()).getTiffInfo();
			if (infos == null || infos.length == 0)
				throw new CorruptFileException(file, "directories", "none with an image", "at least one");
			return infos;
		}
		catch (final ImageFileException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			throw new CorruptFileException(file, "directories", e, "a TIFF that ImageJ can decode");
		}
		catch (final IOException e) {
			throw new UnsupportedFormatException(file, "encoding", e.getMessage(), "a TIFF that ImageJ can decode");
		}
	}

	private TiffImages images(final FileInfo[] infos) throws ImageFileException {
		final TiffType type = type(infos[0]);
		for (int i = 0; i < infos.length; i++) {
			checkSame(infos[0], infos[i], i);
			checkKind(infos[i]);
			checkExtent(infos[i], type);
		}
		return infos[0].nImages > 1 ? stack(infos[0], type) : separate(infos, type);
	}

	/** One directory for many images, each of which is one strip. */
	private TiffImages stack(final FileInfo info, final TiffType type) {
		final long planeBytes = type.planeBytes(info.width, info.height);
		return new TiffImages(file, info, type, info.nImages,
			i -> List.of(new TiffStrip(info.getOffset() + i * (planeBytes + info.getGap()), planeBytes, info.height)));
	}

	private TiffImages separate(final FileInfo[] infos, final TiffType type) throws CorruptFileException {
		final List<List<TiffStrip>> strips = new ArrayList<>();
		for (final FileInfo info : infos)
			strips.add(strips(info, type));
		return new TiffImages(file, infos[0], type, infos.length, strips::get);
	}

	private TiffType type(final FileInfo info) throws UnsupportedFormatException {
		return TiffType.of(info).orElseThrow(() -> new UnsupportedFormatException(file, "pixel type", kind(info) + ", " + info.samplesPerPixel
			+ " samples per pixel", "8-bit, 16-bit or 32-bit grey values"));
	}

	private void checkSame(final FileInfo first, final FileInfo info, final int index) throws UnsupportedFormatException {
		if (info.width != first.width || info.height != first.height || info.fileType != first.fileType)
			throw new UnsupportedFormatException(file, "image " + (index + 1), describe(info), "the same as image 1: " + describe(first));
	}

	private static String describe(final FileInfo info) {
		return info.width + " x " + info.height + " of " + kind(info);
	}

	private static String kind(final FileInfo info) {
		return TiffType.of(info).map(type -> type.bits() + "-bit grey").orElse("colour");
	}

	private void checkKind(final FileInfo info) throws UnsupportedFormatException {
		if (info.samplesPerPixel > 1)
			throw new UnsupportedFormatException(file, "pixel type", kind(info) + ", " + info.samplesPerPixel + " samples per pixel",
				"8-bit, 16-bit or 32-bit grey values");
		if (!TiffCompression.isKnown(info))
			throw new UnsupportedFormatException(file, "compression", info.compression, "none, LZW, PackBits or ZIP");
	}

	private void checkExtent(final FileInfo info, final TiffType type) throws CorruptFileException {
		if (info.width < 1 || info.height < 1)
			throw new CorruptFileException(file, "image size", info.width + " x " + info.height, "at least 1 x 1");
		if (info.nImages < 1)
			throw new CorruptFileException(file, "number of images", info.nImages, "at least 1");
		if ((long) info.width * info.height > Integer.MAX_VALUE - 8)
			throw new CorruptFileException(file, "image size", info.width + " x " + info.height, "at most 2^31 pixels");
		if (info.nImages > 1 && info.compression != FileInfo.COMPRESSION_NONE)
			throw new CorruptFileException(file, "number of images", info.nImages, "one per directory if compressed");
		if (info.nImages > 1)
			checkStack(info, type.planeBytes(info.width, info.height));
	}

	/** ImageJ's stacks of any size have one directory alone. */
	private void checkStack(final FileInfo info, final long planeBytes) throws CorruptFileException {
		final double promised = (double) planeBytes * info.nImages + (double) info.getGap() * (info.nImages - 1);
		if (info.getGap() < 0 || info.getOffset() < 0 || info.getOffset() + promised > length)
			throw new CorruptFileException(file, "pixels", String.format("%.0f bytes promised at %d", promised, info.getOffset()),
				"an end within the file's " + length + " bytes");
	}

	private List<TiffStrip> strips(final FileInfo info, final TiffType type) throws CorruptFileException {
		if (info.stripOffsets == null || info.stripOffsets.length == 0)
			throw new CorruptFileException(file, "pixels", "no strips", "at least one");
		final int rowsPerStrip = rowsPerStrip(info);
		final List<TiffStrip> strips = new ArrayList<>();
		for (int row = 0; row < info.height; row += rowsPerStrip) {
			final int rows = Math.min(rowsPerStrip, info.height - row);
			strips.add(strip(info, strips.size(), rows, type.rowBytes(info.width) * rows));
		}
		return strips;
	}

	/** A missing or too large value means that all rows are in one strip. */
	private int rowsPerStrip(final FileInfo info) throws CorruptFileException {
		if (info.stripOffsets.length == 1)
			return info.height;
		if (info.rowsPerStrip < 1)
			throw new CorruptFileException(file, "rows per strip", info.rowsPerStrip, "at least 1 for " + info.stripOffsets.length + " strips");
		return Math.min(info.height, info.rowsPerStrip);
	}

	/** Plain strips are as long as their rows, whatever the file says; the lengths of compressed ones are needed. */
	private TiffStrip strip(final FileInfo info, final int index, final int rows, final long promised) throws CorruptFileException {
		final boolean plain = info.compression == FileInfo.COMPRESSION_NONE;
		final int lengths = info.stripLengths == null ? 0 : info.stripLengths.length;
		if (index >= info.stripOffsets.length || !plain && index >= lengths)
			throw new CorruptFileException(file, "number of strips", Math.min(info.stripOffsets.length, plain ? Integer.MAX_VALUE : lengths),
				"enough for " + info.height + " rows");
		final long offset = info.stripOffsets[index] & 0xffffffffL;
		final long bytes = plain ? promised : info.stripLengths[index] & 0xffffffffL;
		if (offset + bytes > length)
			throw new CorruptFileException(file, "pixels", bytes + " bytes of strip " + (index + 1) + " at " + offset,
				"an end within the file's " + length + " bytes");
		if (!plain && promised > LARGEST_RATIO * bytes)
			throw new CorruptFileException(file, "compressed pixels", bytes + " bytes", "enough for " + promised + " bytes of pixels");
		return new TiffStrip(offset, bytes, rows);
	}
}
