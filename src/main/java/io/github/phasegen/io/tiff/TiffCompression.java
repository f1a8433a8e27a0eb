package io.github.phasegen.io.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.InflaterInputStream;

import ij.io.FileInfo;

/** The compressions of TIFF files that can be read. */
final class TiffCompression {

	private static final Set<Integer> KNOWN = Set.of(FileInfo.COMPRESSION_NONE, FileInfo.LZW, FileInfo.LZW_WITH_DIFFERENCING,
		FileInfo.PACK_BITS, FileInfo.ZIP, FileInfo.ZIP_WITH_DIFFERENCING);

	/** Differences are taken between whole samples. */
	private static final Set<Integer> DIFFERENCED_BITS = Set.of(8, 16, 32);

	private TiffCompression() {}

	static boolean isKnown(final FileInfo info) {
		return KNOWN.contains(info.compression)
			&& (!isDifferenced(info) || TiffType.of(info).filter(type -> DIFFERENCED_BITS.contains(type.bits())).isPresent());
	}

	static boolean isDifferenced(final FileInfo info) {
		return info.compression == FileInfo.LZW_WITH_DIFFERENCING || info.compression == FileInfo.ZIP_WITH_DIFFERENCING;
	}

	/** The rows of a strip; damage shows as a {@link java.util.zip.ZipException} or an early end. */
	static InputStream unfold(final FileInfo info, final InputStream strip) throws IOException {
		return switch (info.compression) {
			case FileInfo.LZW, FileInfo.LZW_WITH_DIFFERENCING -> new LzwStream(strip);
			case FileInfo.PACK_BITS -> new PackBitsStream(strip);
			case FileInfo.ZIP, FileInfo.ZIP_WITH_DIFFERENCING -> new InflaterInputStream(strip);
			default -> strip;
		};
	}
}
