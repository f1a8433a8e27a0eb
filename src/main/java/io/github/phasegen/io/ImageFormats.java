package io.github.phasegen.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known image formats: finds the right one for a file, by its content when reading and by its name when writing. */
public final class ImageFormats {

	/** As many bytes of a file are shown to {@link ImageFormat#recognises}. */
	public static final int HEAD_BYTES = 4096;

	private final List<ImageFormat> formats;

	/** @param formats in order of preference */
	public ImageFormats(final List<ImageFormat> formats) {
		this.formats = List.copyOf(formats);
	}

	/** All formats, in order of preference. */
	public List<ImageFormat> all() {
		return formats;
	}

	/**
	 * The format of this name (upper and lower case are the same).
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public ImageFormat named(final String name) {
		return formats.stream().filter(format -> format.name().equalsIgnoreCase(name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Format: expected one of "
				+ formats.stream().map(ImageFormat::name).collect(Collectors.joining(", ")) + ", found " + name));
	}

	/**
	 * Opens an image file of any known format to be read plane by plane.
	 *
	 * @throws NoSuchFileException if there is no such file
	 * @throws ImageFileException if no format knows it or its format cannot read it
	 */
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		return forReading(file).open(file, options);
	}

	/**
	 * Reads an image file of any known format.
	 *
	 * @throws NoSuchFileException if there is no such file
	 * @throws ImageFileException if no format knows it or its format cannot read it
	 */
	public ImageContents read(final Path file) throws IOException {
		return forReading(file).read(file);
	}

	/**
	 * Writes an image file in the format that its name asks for. It appears when it is complete.
	 *
	 * @param output the parts of a complex image to be stored, where the format stores parts
	 * @throws java.nio.file.FileAlreadyExistsException if the file exists and {@code overwrite} is false
	 * @throws UnsupportedFormatException if no format that can be written has this name ending
	 */
	public void write(final Path file, final ImageContents contents, final ComplexOutput output, final boolean overwrite)
		throws IOException
	{
		forWriting(file).write(file, contents, output, overwrite);
	}

	/** The format whose content the file has, or else the one whose name it has: that one will say what is wrong with the file. */
	public ImageFormat forReading(final Path file) throws IOException {
		final byte[] head = head(file);
		final List<ImageFormat> recognising = formats.stream().filter(format -> format.recognises(head)).toList();
		final Optional<ImageFormat> byContent = recognising.stream().filter(format -> recognising.size() == 1 || format.claims(file))
			.findFirst().or(() -> recognising.stream().findFirst());
		return byContent.or(() -> byName(file, formats)).orElseThrow(() -> unknown(file, "content", firstBytes(head), formats));
	}

	/** Whether some format knows the content of the file, not only its name. */
	public boolean recognise(final Path file) throws IOException {
		final byte[] head = head(file);
		return formats.stream().anyMatch(format -> format.recognises(head));
	}

	/** The format that can be written and has the file's name ending. */
	public ImageFormat forWriting(final Path file) throws UnsupportedFormatException {
		final List<ImageFormat> writable = formats.stream().filter(ImageFormat::canWrite).toList();
		return byName(file, writable).orElseThrow(() -> unknown(file, "name ending", file.getFileName(), writable));
	}

	private static Optional<ImageFormat> byName(final Path file, final List<ImageFormat> candidates) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return candidates.stream().filter(format -> format.extensions().stream().anyMatch(end -> name.endsWith("." + end))).findFirst();
	}

	private static byte[] head(final Path file) throws IOException {
		if (!Files.exists(file))
			throw new NoSuchFileException(file.toString());
		if (!Files.isRegularFile(file))
			throw new FileSystemException(file.toString(), null, "is not a file");
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(HEAD_BYTES);
		}
	}

	private static String firstBytes(final byte[] head) {
		return head.length == 0 ? "an empty file"
			: "bytes " + HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(8, head.length));
	}

	private static UnsupportedFormatException unknown(final Path file, final String field, final Object found,
		final List<ImageFormat> expected)
	{
		final String known = expected.stream().map(format -> format.name() + " (." + String.join(", .", format.extensions()) + ")")
			.collect(Collectors.joining(" or "));
		return new UnsupportedFormatException(file, field, found, known);
	}
}
