package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.StoredMetadata;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.io.hdf5.file.Hdf5Group;
import io.github.phasegen.kspace.FourierNorm;

/** A group of an ISMRMRD file: header and acquisitions, sorted. */
final class RawDataGroup {

	private static final String CARTESIAN = "cartesian";

	private final Hdf5File hdf5;
	private final Path file;
	private final Hdf5Group group;
	private final IsmrmrdHeader header;
	private final AcquisitionTable table;
	private final AcquisitionScan scan;
	private final SortedLines lines;

	RawDataGroup(final Hdf5File hdf5, final String name) throws IOException {
		this.hdf5 = hdf5;
		this.file = hdf5.file();
		this.group = hdf5.root().group(name).orElseThrow();
		this.header = header(dataset(IsmrmrdFormat.XML));
		this.table = new AcquisitionTable(file, dataset(IsmrmrdFormat.DATA));
		this.scan = AcquisitionScan.of(file, table);
		this.lines = new SortedLines(file, header, scan.imaging());
		requireMemory();
	}

	private Hdf5Dataset dataset(final String name) throws IOException {
		final Optional<Hdf5Dataset> dataset = group.dataset(name);
		if (dataset.isEmpty())
			throw new UnsupportedFormatException(file, group.path() + "/" + name, "a group", "a dataset");
		return dataset.get();
	}

	private IsmrmrdHeader header(final Hdf5Dataset xml) throws IOException {
		final Optional<String> text = xml.text();
		if (text.isEmpty())
			throw new CorruptFileException(file, xml.path(), xml.dimensions() + " of " + xml.type(), "one text");
		final IsmrmrdHeader parsed = new IsmrmrdHeaderParser(file, xml.path()).parse(text.get());
		if (!parsed.trajectory().equalsIgnoreCase(CARTESIAN))
			throw new UnsupportedFormatException(file, xml.path() + ", trajectory", parsed.trajectory(), CARTESIAN);
		return parsed;
	}

	private void requireMemory() throws UnsupportedFormatException {
		final long bytes = 8L * lines.shape().planeSamples();
		final long memory = Runtime.getRuntime().maxMemory() / 4;
		if (bytes > memory)
			throw new UnsupportedFormatException(file, "encodedSpace/matrixSize", lines.shape(), "planes that fit into " + memory
				+ " bytes, a quarter of Java's memory");
	}

	/** Width is the readout. */
	ImageShape shape() {
		return lines.shape();
	}

	/** The reader owns the file, and closes it. */
	PlaneReader open() throws IOException {
		final ImageShape shape = lines.shape();
		final Optional<ImageMetadata> stored =
			StoredMetadata.read(file, group, file.getFileName().toString(), shape.planeCount());
		final ImageMetadata metadata = stored.orElseGet(this::metadata);
		final Encoding encoding = Encoding.of(metadata, shape).orElseGet(this::encoding);
		return new IsmrmrdReader(hdf5, table, lines, withPartitions(encoding.addTo(metadata)), encoding.readout() == Encoding.Readout.Y);
	}

	/** The header decides whether there are partitions. */
	private ImageMetadata withPartitions(final ImageMetadata metadata) {
		if (!lines.hasPartitions())
			return PartitionEncoding.removedFrom(metadata);
		return PartitionEncoding.of(metadata, lines.shape())
			.orElse(new PartitionEncoding(Math.min(header.recon().z(), lines.shape().slices()))).addTo(metadata);
	}

	private Encoding encoding() {
		return new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, Math.min(header.recon().x(), lines.shape().width()),
			Math.min(header.recon().y(), lines.shape().height()));
	}

	private ImageMetadata metadata() {
		final IsmrmrdHeader.Space recon = header.recon();
		final IsmrmrdHeader.Space slices = recon.z() > header.encoded().z() && lines.hasPartitions() ? header.encoded() : recon;
		final ImageMetadata plain = ImageMetadata.titled(file.getFileName().toString());
		return new ImageMetadata(plain.title(), scale(recon.fieldX() / recon.x()), scale(recon.fieldY() / recon.y()),
			scale(slices.fieldZ() / slices.z()), plain.t(), List.of(), "").plusInfo(info());
	}

	private static AxisScale scale(final double step) {
		return step > 0 ? AxisScale.of(step, "mm") : AxisScale.PIXEL;
	}

	private Map<String, Object> info() {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("Format", "ISMRMRD, " + table.size() + " acquisitions in " + group.path());
		if (!scan.skipped().isEmpty())
			info.put("Acquisitions left out", scan.skipped());
		if (!lines.frames().isEmpty())
			info.put("Frames", lines.frames());
		if (lines.averages() > 1)
			info.put("Averages", lines.averages());
		if (lines.holes() > 0)
			info.put("Lines not measured", lines.holes() + " of " + (long) lines.shape().height() * lines.shape().slices()
				* lines.shape().frames());
		return info;
	}
}
