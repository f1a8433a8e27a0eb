package io.github.phasegen.io.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * The checked header of a file.
 *
 * @param frames one for each plane
 * @param elements of the data set that have been kept
 */
record DicomFile(Path path, DicomPixels pixels, List<DicomFrame> frames, DicomElements elements) {

	static final List<String> EXTENSIONS = List.of("dcm", "ima");

	static DicomFile read(final Path path) throws IOException {
		final DicomParser.Parsed parsed = DicomParser.parse(path);
		final DicomPixels pixels = DicomPixels.of(path, parsed);
		final int groups = parsed.elements().items(DicomTag.PER_FRAME_GROUPS).size();
		if (groups != 0 && groups != pixels.frames())
			throw new CorruptFileException(path, "per-frame groups " + DicomTag.PER_FRAME_GROUPS, groups, pixels.frames() + ", one for each frame");
		if ((long) pixels.width() * pixels.height() > ImageShape.LARGEST_PLANE)
			throw new UnsupportedFormatException(path, "image size", pixels.width() + " x " + pixels.height(),
				"at most " + ImageShape.LARGEST_PLANE + " pixels");
		final List<DicomFrame> frames = new ArrayList<>();
		for (int frame = 0; frame < pixels.frames(); frame++)
			frames.add(frame > 0 && groups == 0 ? frames.get(0) : DicomFrame.of(path, parsed.elements(), frame));
		return new DicomFile(path, pixels, List.copyOf(frames), parsed.elements());
	}

	/** What the image shows, such as M for magnitude and P for phase: the third value of its type; "" if the file does not tell. */
	String kind() {
		final String[] type = elements.text(DicomTag.IMAGE_TYPE).split("\\\\");
		return type.length > 2 ? type[2].strip() : "";
	}

	/** Tells from the first bytes of a file whether it is DICOM. */
	static boolean isDicom(final byte[] head) {
		final int end = DicomParser.MARK_OFFSET + DicomParser.MARK.length();
		return head.length >= end && new String(head, DicomParser.MARK_OFFSET, DicomParser.MARK.length(), StandardCharsets.ISO_8859_1)
			.equals(DicomParser.MARK);
	}

	/** By its content or, as old files have no mark, by its name. */
	static boolean isDicom(final Path path) throws IOException {
		final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
		if (EXTENSIONS.stream().anyMatch(end -> name.endsWith("." + end)))
			return true;
		try (InputStream in = Files.newInputStream(path)) {
			return isDicom(in.readNBytes(DicomParser.MARK_OFFSET + DicomParser.MARK.length()));
		}
	}
}
