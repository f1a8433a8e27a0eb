package io.github.phasegen.io.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.phasegen.io.CorruptFileException;

/**
 * The volumes that the DICOM files of a folder form.
 *
 * @param series sorted by their numbers and names
 * @param rejected files that could not be read, and one of each series that does not form a volume, with the reason
 */
public record DicomFolder(List<DicomSeries> series, Map<Path, IOException> rejected) {

	/** Files of one volume have the same. */
	private record Key(String seriesUid, String imageType, String echo, String direction, String ownFile) {}

	/** Tells whether a file is DICOM, by its content or, as old files have no mark, by its name. */
	public static boolean isDicom(final Path file) throws IOException {
		return DicomFile.isDicom(file);
	}

	/** Finds the volumes in a folder (not in its subfolders). Files that are not DICOM, and hidden ones, are left alone. */
	public static DicomFolder read(final Path folder) throws IOException {
		final List<Path> files = new ArrayList<>();
		try (Stream<Path> entries = Files.list(folder)) {
			for (final Path file : entries.sorted().toList())
				if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".") && DicomFile.isDicom(file))
					files.add(file);
		}
		return of(files);
	}

	/** Finds the volumes that some DICOM files form. */
	public static DicomFolder of(final List<Path> files) throws IOException {
		final Map<Path, IOException> rejected = new LinkedHashMap<>();
		final Map<Key, List<DicomFile>> groups = new LinkedHashMap<>();
		for (final Path path : files)
			try {
				final DicomFile file = DicomFile.read(path);
				groups.computeIfAbsent(key(file), key -> new ArrayList<>()).add(file);
			}
			catch (final IOException e) {
				rejected.put(path, e);
			}
		return new DicomFolder(series(groups, rejected), rejected);
	}

	private static List<DicomSeries> series(final Map<Key, List<DicomFile>> groups, final Map<Path, IOException> rejected)
		throws IOException
	{
		final List<List<DicomFile>> sorted = new ArrayList<>(groups.values());
		for (final List<DicomFile> group : sorted)
			sortByTime(group);
		sorted.sort(Comparator.comparingDouble((List<DicomFile> group) -> number(group.get(0), DicomTag.SERIES_NUMBER))
			.thenComparing(group -> name(group.get(0))).thenComparing(group -> group.get(0).path()));
		final Set<String> names = new HashSet<>();
		final List<DicomSeries> series = new ArrayList<>();
		for (final List<DicomFile> group : sorted)
			try {
				series.add(new DicomSeries(unused(name(group.get(0)), names), group));
			}
			catch (final CorruptFileException e) {
				rejected.put(Path.of(e.file()), e);
			}
		return List.copyOf(series);
	}

	private static Key key(final DicomFile file) {
		final DicomElements elements = file.elements();
		final Optional<SlicePlace> place = file.frames().get(0).place();
		// a file of many frames, or of no series, is a volume of its own
		final boolean own = file.frames().size() > 1 || elements.text(DicomTag.SERIES_UID).isEmpty();
		return new Key(elements.text(DicomTag.SERIES_UID), elements.text(DicomTag.IMAGE_TYPE),
			elements.text(DicomTag.ECHO_NUMBERS) + " " + file.frames().get(0).echoTime(),
			place.map(DicomFolder::direction).orElse(""), own ? file.path().toString() : "");
	}

	private static String direction(final SlicePlace place) {
		return String.format(Locale.ROOT, "%.2f %.2f %.2f, %.2f %.2f %.2f", place.along().x() + 0.0, place.along().y() + 0.0,
			place.along().z() + 0.0, place.down().x() + 0.0, place.down().y() + 0.0, place.down().z() + 0.0).replace("-0.00", "0.00");
	}

	private static void sortByTime(final List<DicomFile> files) throws CorruptFileException {
		files.sort(Comparator.comparingDouble((DicomFile file) -> number(file, DicomTag.TEMPORAL_POSITION))
			.thenComparingDouble(file -> number(file, DicomTag.ACQUISITION_NUMBER))
			.thenComparingDouble(file -> number(file, DicomTag.INSTANCE_NUMBER)));
	}

	/** Numbers that only sort may be missing or spoiled. */
	private static double number(final DicomFile file, final DicomTag tag) {
		try {
			return file.elements().decimal(tag).orElse(0.0);
		}
		catch (final CorruptFileException e) {
			return 0;
		}
	}

	/** Such as "5_t1_fl2d_e2_P": number, protocol, echo if not the first, type if not magnitude. */
	private static String name(final DicomFile file) {
		final DicomElements elements = file.elements();
		final StringBuilder name = new StringBuilder(String.valueOf((long) number(file, DicomTag.SERIES_NUMBER)));
		final String protocol = elements.text(DicomTag.PROTOCOL_NAME).isEmpty() ? elements.text(DicomTag.SEQUENCE_NAME)
			: elements.text(DicomTag.PROTOCOL_NAME);
		append(name, protocol);
		final double echo = number(file, DicomTag.ECHO_NUMBERS);
		if (echo > 1)
			append(name, "e" + (long) echo);
		if (!file.kind().equals("M"))
			append(name, file.kind());
		return name.toString();
	}

	private static void append(final StringBuilder name, final String part) {
		final String plain = part.replaceAll("[^A-Za-z0-9.+-]+", "_").replaceAll("^[_.]+|[_.]+$", "");
		if (!plain.isEmpty())
			name.append('_').append(plain);
	}

	private static String unused(final String name, final Set<String> names) {
		String candidate = name;
		for (int i = 2; !names.add(candidate.toLowerCase(Locale.ROOT)); i++)
			candidate = name + "_" + i;
		return candidate;
	}
}
