package io.github.phasegen.io.dicom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.io.ImageMetadata;

/** The technical values of a header that are told in an image's info. Nothing that could name a patient is among them. */
final class DicomInfo {

	private static final int LONGEST = 200;
	private static final int HASH_BYTES = 8;

	private DicomInfo() {}

	static ImageMetadata addTo(final ImageMetadata metadata, final DicomPlane plane) {
		final DicomElements elements = plane.file().elements();
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("Format", "DICOM, " + plane.file().pixels().typeName());
		for (final DicomTag tag : DicomTag.values())
			if (!tag.infoKey().isEmpty() && !elements.text(tag).isEmpty())
				info.put(tag.infoKey(), printable(elements.text(tag)));
		if (!elements.has(DicomTag.ECHO_TIME) && plane.frame().echoTime() > 0)
			info.put(DicomTag.ECHO_TIME.infoKey(), plane.frame().echoTime());
		if (!elements.text(DicomTag.SERIES_UID).isEmpty())
			info.put("Series hash", hash(elements.text(DicomTag.SERIES_UID)));
		return metadata.plusInfo(info);
	}

	/** Tells series apart without telling which one it is. */
	static String hash(final String text) {
		try {
			final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
			return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	private static String printable(final String text) {
		final String line = text.replaceAll("\\p{Cntrl}", " ");
		return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
	}
}
