package io.github.phasegen.io.dicom;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * How the elements of a data set are stored (DICOM part 5, section 10).
 *
 * @param explicit true if each element tells the representation of its value
 */
record DicomSyntax(boolean explicit, ByteOrder order) {

	static final DicomSyntax IMPLICIT = new DicomSyntax(false, ByteOrder.LITTLE_ENDIAN);
	static final DicomSyntax EXPLICIT = new DicomSyntax(true, ByteOrder.LITTLE_ENDIAN);
	private static final DicomSyntax EXPLICIT_BIG = new DicomSyntax(true, ByteOrder.BIG_ENDIAN);

	private static final String ROOT = "1.2.840.10008.1.2";
	private static final String LOOKS_LIKE_ONE = "[0-9.]{5,64}";

	/** By what follows the root. */
	private static final Map<String, String> COMPRESSED = Map.ofEntries(Map.entry(".1.99", "deflated data set"),
		Map.entry(".4.50", "JPEG baseline"), Map.entry(".4.51", "JPEG extended"), Map.entry(".4.57", "JPEG lossless"),
		Map.entry(".4.70", "JPEG lossless"), Map.entry(".4.80", "JPEG-LS lossless"), Map.entry(".4.81", "JPEG-LS"),
		Map.entry(".4.90", "JPEG 2000 lossless"), Map.entry(".4.91", "JPEG 2000"), Map.entry(".4.100", "MPEG-2"), Map.entry(".5", "RLE"));

	/** @param uid of the transfer syntax */
	static DicomSyntax of(final Path file, final String uid) throws ImageFileException {
		switch (uid) {
			case ROOT:
				return IMPLICIT;
			case ROOT + ".1":
				return EXPLICIT;
			case ROOT + ".2":
				return EXPLICIT_BIG;
			default:
				if (!uid.matches(LOOKS_LIKE_ONE))
					throw new CorruptFileException(file, "transfer syntax", '"' + uid + '"', "a unique identifier");
				final String name = uid.startsWith(ROOT) ? COMPRESSED.getOrDefault(uid.substring(ROOT.length()), "another") : "another";
				throw new UnsupportedFormatException(file, "transfer syntax", name + " (" + uid + ")",
					"uncompressed pixels (export or convert the images without compression)");
		}
	}
}
