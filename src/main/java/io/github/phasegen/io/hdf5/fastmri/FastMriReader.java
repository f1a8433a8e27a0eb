package io.github.phasegen.io.hdf5.fastmri;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.DatasetEntries;
import io.github.phasegen.io.hdf5.DatasetPlanes;
import io.github.phasegen.io.hdf5.Hdf5Entry;
import io.github.phasegen.io.hdf5.StoredMetadata;
import io.github.phasegen.io.hdf5.file.Hdf5Attribute;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.io.hdf5.file.Hdf5Type;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdHeader;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdHeaderParser;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** Reads one fastMRI file. */
final class FastMriReader {

	/** Attributes that are shown in the info, and their names there. */
	private static final Map<String, String> ATTRIBUTES = new LinkedHashMap<>();
	static {
		ATTRIBUTES.put("acquisition", "Acquisition");
		ATTRIBUTES.put("patient_id", "Patient ID");
		ATTRIBUTES.put("max", "Maximum");
		ATTRIBUTES.put("norm", "Norm");
	}

	private final Hdf5File hdf5;
	private final Path file;

	FastMriReader(final Hdf5File hdf5) {
		this.hdf5 = hdf5;
		this.file = hdf5.file();
	}

	PlaneReader open(final ReadOptions options) throws IOException {
		final boolean kspace = options.entry().isEmpty() || options.entry().replaceFirst("^/", "").equals(FastMriFormat.KSPACE);
		final Hdf5Dataset dataset = kspace ? kspace() : Hdf5Entry.dataset(hdf5, options.entry());
		final AxisOrder usual = Hdf5Entry.axes(hdf5, dataset, options);
		final Optional<ImageMetadata> stored = StoredMetadata.read(file, hdf5.root(), file.getFileName().toString(),
			DatasetPlanes.shape(file, dataset, usual).planeCount());
		final AxisOrder order = options.axes().isEmpty() && stored.map(FastMriReader::hasReadoutAlongX).orElse(false) ? usual.transposed() : usual;
		final ImageShape shape = DatasetPlanes.shape(file, dataset, order);
		return DatasetPlanes.open(hdf5, dataset, order, kspace ? withMask(kspaceMetadata(dataset, shape, stored), shape,
			columns(order)) : imageMetadata(dataset));
	}

	/** The readout of the image that was written, whose rows and columns were exchanged for the file. */
	private static boolean hasReadoutAlongX(final ImageMetadata stored) {
		return Encoding.of(stored, new ImageShape(1, 1, 1, 1, 1)).map(encoding -> encoding.readout() == Encoding.Readout.X).orElse(false);
	}

	private Hdf5Dataset kspace() throws IOException {
		final Optional<Hdf5Dataset> found = hdf5.root().dataset(FastMriFormat.KSPACE);
		if (found.isEmpty())
			throw new UnsupportedFormatException(file, "dataset kspace", "only " + Hdf5Entry.names(DatasetEntries.of(hdf5.root())), "kspace");
		final Hdf5Dataset dataset = found.get();
		final List<Long> dimensions = dataset.dimensions();
		final Optional<Hdf5Type.Number> samples = dataset.type().samples();
		final boolean pairs = samples.isPresent() && dimensions.size() > 2 && dimensions.get(dimensions.size() - 1) == 2;
		if (samples.isEmpty() || !samples.get().sample().isComplex())
			throw new UnsupportedFormatException(file, "type of kspace", dataset.type() + (pairs
				? " with real and imaginary parts along the last dimension" : ""), "complex numbers, a compound {r, i} of two equal floats");
		if (dimensions.size() != 3 && dimensions.size() != 4)
			throw new UnsupportedFormatException(file, "dimensions of kspace", dimensions.size() + ": " + dimensions,
				"3 (slices, rows, columns) or 4 (slices, coils, rows, columns)");
		return dataset;
	}

	/** Of a reconstruction. */
	private ImageMetadata imageMetadata(final Hdf5Dataset dataset) throws IOException {
		return Encoding.asImage(fromHeader(header())
			.plusInfo(Map.of("Format", "fastMRI, " + dataset.path().substring(1) + ", " + dataset.type())));
	}

	private ImageMetadata kspaceMetadata(final Hdf5Dataset dataset, final ImageShape shape, final Optional<ImageMetadata> stored)
		throws IOException
	{
		final Optional<IsmrmrdHeader> header = header();
		final ImageMetadata metadata = stored.isPresent() ? stored.get() : fromHeader(header).plusInfo(info(dataset));
		return Encoding.of(metadata, shape).orElseGet(() -> encoding(header, shape)).addTo(metadata);
	}

	private Optional<IsmrmrdHeader> header() throws IOException {
		final Optional<Hdf5Dataset> dataset = hdf5.root().dataset(FastMriFormat.HEADER);
		final Optional<String> xml = dataset.isPresent() ? dataset.get().text() : Optional.empty();
		return xml.isPresent() ? new IsmrmrdHeaderParser(file, FastMriFormat.HEADER).parseIfEncoded(xml.get()) : Optional.empty();
	}

	/** The loaders cut images to what the header asks for, and no larger than k-space. */
	private static Encoding encoding(final Optional<IsmrmrdHeader> header, final ImageShape shape) {
		final int width = header.map(known -> Math.min(shape.width(), known.recon().y())).orElse(shape.width());
		final int height = header.map(known -> Math.min(shape.height(), known.recon().x())).orElse(shape.height());
		return new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.Y, width, height);
	}

	private ImageMetadata fromHeader(final Optional<IsmrmrdHeader> header) {
		final ImageMetadata plain = ImageMetadata.titled(file.getFileName().toString());
		if (header.isEmpty())
			return plain;
		final IsmrmrdHeader.Space recon = header.get().recon();
		return new ImageMetadata(plain.title(), scale(recon.fieldY() / recon.y()), scale(recon.fieldX() / recon.x()),
			scale(recon.fieldZ() / recon.z()), plain.t(), List.of(), "");
	}

	private static AxisScale scale(final double step) {
		return step > 0 ? AxisScale.of(step, "mm") : AxisScale.PIXEL;
	}

	private Map<String, String> info(final Hdf5Dataset dataset) throws IOException {
		final Map<String, String> info = new LinkedHashMap<>();
		info.put("Format", "fastMRI, " + dataset.type().samples().orElseThrow());
		for (final Hdf5Attribute attribute : hdf5.root().attributes()) {
			final String name = ATTRIBUTES.get(attribute.name());
			final Optional<String> value = attribute.number().isPresent() ? attribute.number().map(String::valueOf) : attribute.text();
			if (name != null && value.isPresent())
				info.put(name, value.get().replaceAll("\\R", " "));
		}
		return info;
	}

	/** Adds the mask of columns, unless it does not fit or measures nothing. */
	private ImageMetadata withMask(final ImageMetadata metadata, final ImageShape shape, final Optional<PlaneAxis> columns)
		throws IOException
	{
		final boolean[] mask = mask();
		final int count = columns.map(axis -> axis == PlaneAxis.X ? shape.width() : shape.height()).orElse(0);
		if (mask.length != count || count == 0 || !anyOf(mask))
			return metadata;
		final int length = columns.get() == PlaneAxis.X ? shape.height() : shape.width();
		return SamplingMasks.ofAll(SamplingMask.ofLines(mask, columns.get(), length)).addTo(metadata);
	}

	/** The axis of the image that runs along the file's columns, its last dimension. */
	private static Optional<PlaneAxis> columns(final AxisOrder order) {
		if (order.dimension(0) == order.rank() - 1)
			return Optional.of(PlaneAxis.X);
		return order.dimension(1) == order.rank() - 1 ? Optional.of(PlaneAxis.Y) : Optional.empty();
	}

	private static boolean anyOf(final boolean[] mask) {
		for (final boolean column : mask)
			if (column)
				return true;
		return false;
	}

	/** Empty if there is none that can be read. */
	private boolean[] mask() throws IOException {
		final Optional<Hdf5Dataset> mask = hdf5.root().names().contains(FastMriFormat.MASK)
			? hdf5.root().dataset(FastMriFormat.MASK) : Optional.empty();
		if (mask.isEmpty() || mask.get().dimensions().size() != 1 || mask.get().elements() > 1 << 20)
			return new boolean[0];
		final Optional<Hdf5Type.Number> type = mask.get().type().samples();
		if (type.isEmpty())
			return new boolean[0];
		mask.get().requireStored();
		final ByteBuffer bytes = mask.get().readAll().order(type.get().order());
		final boolean[] sampled = new boolean[(int) mask.get().elements()];
		for (int i = 0; i < sampled.length; i++)
			sampled[i] = type.get().sample().part(bytes, i * type.get().size()) != 0;
		return sampled;
	}
}
