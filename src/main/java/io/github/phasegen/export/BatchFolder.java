package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.dicom.DicomFolder;
import io.github.phasegen.io.formats.StandardFormats;

/** The images in a folder and its subfolders, in the order of their paths, and where their results go. */
final class BatchFolder {

	private static final List<String> FORMATS = List.of("NIfTI", "TIFF", "DICOM");

	private final Path input;
	private final Path output;
	private final BatchOptions options;
	private final List<String> endings;

	/** @throws IllegalArgumentException if the folders are one */
	BatchFolder(final Path input, final Path output, final BatchOptions options) throws IOException {
		this.input = input;
		this.output = output;
		this.options = options;
		this.endings = StandardFormats.all().all().stream().filter(format -> FORMATS.contains(format.name()))
			.flatMap(format -> format.extensions().stream()).map(extension -> "." + extension).toList();
		if (!Files.isDirectory(input))
			throw new IllegalArgumentException("input folder: expected a folder, found " + input);
		if (Files.exists(output) && !Files.isDirectory(output))
			throw new IllegalArgumentException("output folder: expected a folder, found the file " + output);
		if (Files.exists(output) && Files.isSameFile(input, output))
			throw new IllegalArgumentException("output folder: expected another one than the input folder, found " + output);
	}

	/** @throws IllegalArgumentException if there is no input, or two have the same output, or an output would be an input */
	List<BatchInput> inputs() throws IOException {
		final Set<Path> files = new LinkedHashSet<>();
		final List<Path> dicom = new ArrayList<>();
		for (final Path file : files())
			if (!isDicom(file))
				files.add(file);
			else if (options.takes(input.relativize(file)))
				dicom.add(file);
		final List<BatchInput> inputs = images(files);
		inputs.addAll(BatchDicom.inputs(input, dicom));
		inputs.sort(Comparator.comparing(BatchInput::name));
		if (inputs.isEmpty())
			throw new IllegalArgumentException("input folder " + input + ": found no image" + (options.pattern().isEmpty() ? ""
				: " that fits " + options.pattern()) + ", expected files ending in " + String.join(", ", endings));
		requireOwnOutputs(inputs);
		return inputs;
	}

	/** The files that are no second part of a complex image, with that part if there is one. */
	private List<BatchInput> images(final Set<Path> files) {
		final Map<Path, BatchParts> pairs = new HashMap<>();
		for (final Path file : files)
			BatchParts.startingWith(file, files).ifPresent(parts -> pairs.put(file, parts));
		final Set<Path> seconds = pairs.values().stream().map(BatchParts::second).collect(Collectors.toSet());
		final List<BatchInput> inputs = new ArrayList<>();
		for (final Path file : files)
			if (!seconds.contains(file) && options.takes(input.relativize(file)))
				inputs.add(image(file, pairs.get(file)));
		return inputs;
	}

	private BatchInput image(final Path file, final BatchParts parts) {
		final Path relative = input.relativize(file);
		if (parts != null)
			return BatchInput.pair(relative, parts);
		if (BatchParts.isOtherPart(file))
			return BatchInput.rejected(relative, file, new UnsupportedFormatException(file, "name", "one part of a complex image, alone",
				"a magnitude, or the other part beside it"));
		return BatchInput.image(relative, file);
	}

	/** The result of an input, in the same subfolder, under its name with the format's ending. */
	Path outputOf(final BatchInput image) {
		final Path relative = image.relative();
		final ImageFormat format = options.format();
		return output.resolve(relative).resolveSibling(FileNames.stem(relative.getFileName().toString()) + "." + format.extensions().get(0));
	}

	private void requireOwnOutputs(final List<BatchInput> inputs) {
		final Map<Path, BatchInput> owners = new TreeMap<>();
		for (final BatchInput image : inputs) {
			final Path target = outputOf(image).toAbsolutePath().normalize();
			final BatchInput other = owners.putIfAbsent(target, image);
			if (other != null)
				throw new IllegalArgumentException("output " + output.relativize(outputOf(image)) + ": found two inputs for it, " + other.name()
					+ " and " + image.name() + ", expected one (rename one of them, or choose by pattern)");
		}
		for (final BatchInput image : inputs)
			for (final Path file : image.files())
				if (owners.containsKey(file.toAbsolutePath().normalize()))
					throw new IllegalArgumentException("output folder: expected one whose files are no inputs, found that " + image.name()
						+ " would be overwritten");
	}

	/** Hidden files are no images of the user's: unfinished ones, or what file managers leave behind. */
	private List<Path> files() throws IOException {
		final List<Path> files = new ArrayList<>();
		Files.walkFileTree(input, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(final Path folder, final BasicFileAttributes attributes) throws IOException {
				final boolean own = Files.exists(output) && Files.isSameFile(folder, output);
				return own || !folder.equals(input) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
				if (!isHidden(file) && Files.isRegularFile(file) && (isImage(file) || isDicom(file)))
					files.add(file);
				return FileVisitResult.CONTINUE;
			}
		});
		files.sort(Comparator.comparing(file -> input.relativize(file).toString().replace('\\', '/')));
		return files;
	}

	private static boolean isHidden(final Path path) {
		return path.getFileName().toString().startsWith(".");
	}

	/** One that cannot even be looked at will fail by itself, if its name makes it an input. */
	private static boolean isDicom(final Path file) {
		try {
			return DicomFolder.isDicom(file);
		}
		catch (final IOException e) {
			return false;
		}
	}

	private boolean isImage(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return endings.stream().anyMatch(name::endsWith);
	}
}
