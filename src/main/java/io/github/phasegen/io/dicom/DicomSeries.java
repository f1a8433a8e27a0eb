package io.github.phasegen.io.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.PlaneReader;

/** The files of a scan that form one volume: of one series, one echo, one type of image and one direction of the slices. */
public final class DicomSeries {

	private final String name;
	private final List<DicomFile> files;
	private final DicomStack stack;

	/**
	 * @param name for files made of the series; see {@link #name}
	 * @param files in the order of their acquisition
	 * @throws CorruptFileException if the files differ in size or places have different numbers of slices
	 */
	DicomSeries(final String name, final List<DicomFile> files) throws CorruptFileException {
		this.name = name;
		this.files = List.copyOf(files);
		checkSizes();
		this.stack = files.size() == 1 ? DicomStack.ofFile(files.get(0))
			: DicomStack.ofFiles(name, files.stream().flatMap(DicomSeries::planes).toList());
	}

	private static Stream<DicomPlane> planes(final DicomFile file) {
		return IntStream.range(0, file.frames().size()).mapToObj(i -> new DicomPlane(file, i));
	}

	private void checkSizes() throws CorruptFileException {
		final DicomPixels first = files.get(0).pixels();
		for (final DicomFile file : files)
			if (file.pixels().width() != first.width() || file.pixels().height() != first.height())
				throw new CorruptFileException(file.path(), "image size", file.pixels().width() + " x " + file.pixels().height(),
					first.width() + " x " + first.height() + " as in the other files of the series, such as " + files.get(0).path().getFileName());
	}

	/** A name without a patient in it: the number of the series, the protocol and what else tells it from the others of its folder. */
	public String name() {
		return name;
	}

	/** True if the files say that they hold phase. */
	public boolean isPhase() {
		final String kind = files.get(0).kind();
		return kind.equals("P") || kind.startsWith("PHASE");
	}

	/** In the order of the slices. */
	public List<Path> files() {
		return stack.planes().stream().map(plane -> plane.file().path()).distinct().toList();
	}

	/** What the user should know, such as missing slices. */
	public List<String> warnings() {
		return stack.warnings();
	}

	/** The volume: slices, sorted along their normal, as Z; repetitions as T. */
	public PlaneReader open() throws IOException {
		return new DicomPlanes(stack);
	}

	@Override
	public String toString() {
		return name + ", " + stack.shape() + ", " + files.size() + " files";
	}
}
