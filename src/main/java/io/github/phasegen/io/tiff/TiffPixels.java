package io.github.phasegen.io.tiff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import ij.io.FileInfo;
import ij.io.TiffDecoder;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Checks that the pixels a TIFF file promises are grey values that are really there, which ImageJ would otherwise fill with zeros. */
final class TiffPixels {

	private static final Set<Integer> GREY = Set.of(FileInfo.GRAY8, FileInfo.COLOR8, FileInfo.BITMAP, FileInfo.GRAY10_UNSIGNED,
		FileInfo.GRAY12_UNSIGNED, FileInfo.GRAY16_SIGNED, FileInfo.GRAY16_UNSIGNED, FileInfo.GRAY24_UNSIGNED, FileInfo.GRAY32_INT,
		FileInfo.GRAY32_UNSIGNED, FileInfo.GRAY32_FLOAT, FileInfo.GRAY64_FLOAT);

	private static final Set<Integer> COMPRESSIONS = Set.of(FileInfo.COMPRESSION_NONE, FileInfo.LZW, FileInfo.LZW_WITH_DIFFERENCING,
		FileInfo.PACK_BITS, FileInfo.ZIP, FileInfo.ZIP_WITH_DIFFERENCING);

	/** No compression that is read gains more than this (LZW, whose codes of 12 bits stand for at most 4096 bytes). */
	private static final long LARGEST_RATIO = 4096;

	private final Path file;
	private final long length;

	private TiffPixels(final Path file) throws IOException {
		this.file = file;
		length = Files.size(file);
	}

	static void check(final Path file) throws IOException {
		new TiffPixels(file).checkAll(decode(file));
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

	private void checkAll(final FileInfo[] infos) throws ImageFileException {
		for (int i = 0; i < infos.length; i++) {
			checkSame(infos[0], infos[i], i);
			checkKind(infos[i]);
			checkExtent(infos[i]);
		}
	}

	private void checkSame(final FileInfo first, final FileInfo info, final int index) throws UnsupportedFormatException {
		if (info.width != first.width || info.height != first.height || info.fileType != first.fileType)
			throw new UnsupportedFormatException(file, "image " + (index + 1), describe(info), "the same as image 1: " + describe(first));
	}

	private static String describe(final FileInfo info) {
		return info.width + " x " + info.height + " of " + kind(info);
	}

	private static String kind(final FileInfo info) {
		return GREY.contains(info.fileType) ? 8 * info.getBytesPerPixel() + "-bit grey" : "colour";
	}

	private void checkKind(final FileInfo info) throws UnsupportedFormatException {
		if (!GREY.contains(info.fileType) || info.samplesPerPixel > 1)
			throw new UnsupportedFormatException(file, "pixel type", kind(info) + ", " + info.samplesPerPixel + " samples per pixel",
				"8-bit, 16-bit or 32-bit grey values");
		if (!COMPRESSIONS.contains(info.compression))
			throw new UnsupportedFormatException(file, "compression", info.compression, "none, LZW, PackBits or ZIP");
	}

	private void checkExtent(final FileInfo info) throws CorruptFileException {
		if (info.width < 1 || info.height < 1)
			throw new CorruptFileException(file, "image size", info.width + " x " + info.height, "at least 1 x 1");
		if (info.nImages < 1)
			throw new CorruptFileException(file, "number of images", info.nImages, "at least 1");
		if ((long) info.width * info.height > Integer.MAX_VALUE - 8)
			throw new CorruptFileException(file, "image size", info.width + " x " + info.height, "at most 2^31 pixels");
		if (info.compression == FileInfo.COMPRESSION_NONE)
			checkPlain(info);
		else
			checkCompressed(info);
	}

	private static double planeBytes(final FileInfo info) {
		final double bits = switch (info.fileType) {
			case FileInfo.BITMAP -> 1;
			case FileInfo.GRAY10_UNSIGNED -> 10;
			case FileInfo.GRAY12_UNSIGNED -> 12;
			default -> 8.0 * info.getBytesPerPixel();
		};
		return Math.floor((double) info.width * info.height * bits / 8);
	}

	private void checkPlain(final FileInfo info) throws CorruptFileException {
		final long start = info.stripOffsets == null || info.nImages > 1 ? info.getOffset() : 0;
		final double promised = planeBytes(info) * info.nImages + (double) info.longGap * (info.nImages - 1);
		if (start + promised > length)
			throw new CorruptFileException(file, "pixels", String.format("%.0f bytes promised at %d", promised, start),
				"an end within the file's " + length + " bytes");
		checkStrips(info);
	}

	private void checkCompressed(final FileInfo info) throws CorruptFileException {
		if (info.nImages > 1)
			throw new CorruptFileException(file, "number of images", info.nImages, "one per directory if compressed");
		final long stored = checkStrips(info);
		if (planeBytes(info) > (double) LARGEST_RATIO * stored)
			throw new CorruptFileException(file, "compressed pixels", stored + " bytes",
				String.format("enough for %.0f bytes of pixels", planeBytes(info)));
	}

	/** Returns the bytes in all strips. */
	private long checkStrips(final FileInfo info) throws CorruptFileException {
		if (info.stripOffsets == null || info.stripLengths == null)
			return length;
		long total = 0;
		final int strips = Math.min(info.stripOffsets.length, info.stripLengths.length);
		for (int i = 0; i < strips; i++) {
			final long offset = info.stripOffsets[i] & 0xffffffffL;
			final long bytes = info.stripLengths[i] & 0xffffffffL;
			if (offset + bytes > length)
				throw new CorruptFileException(file, "strip " + (i + 1), bytes + " bytes at " + offset,
					"an end within the file's " + length + " bytes");
			total += bytes;
		}
		return total;
	}
}
