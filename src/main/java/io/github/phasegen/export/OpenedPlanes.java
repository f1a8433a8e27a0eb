package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.FourierNorm;

/** The steps from the samples of a file to what the user wants to see. */
final class OpenedPlanes {

	private final OpenOptions options;
	private final PlaneSource stored;
	private final Map<String, Object> record = new LinkedHashMap<>();
	private final List<String> warnings = new ArrayList<>();

	private OpenedPlanes(final OpenOptions options, final PlaneSource stored) {
		this.options = options;
		this.stored = stored;
		record.putAll(stored.history());
	}

	static PlaneSource open(final Path file, final OpenOptions options, final FileOpener opener) throws IOException {
		final PlaneSource stored = stored(file, options, opener);
		try {
			return of(stored, options);
		}
		catch (final IOException | RuntimeException e) {
			stored.close();
			throw e;
		}
	}

	/** An open source, with which the result is closed. */
	static PlaneSource of(final PlaneSource stored, final OpenOptions options) throws IOException {
		return new OpenedPlanes(options, stored).derived();
	}

	private static PlaneSource stored(final Path file, final OpenOptions options, final FileOpener opener) throws IOException {
		if (options.phase().isEmpty())
			return opener.open(file, options.read());
		return PlaneSource.openPair(file, options.phase().get(), options.read());
	}

	private PlaneSource derived() throws IOException {
		final Optional<Domain> domain = domain();
		record.put("view", options.view().optionName());
		domain.ifPresent(known -> record.put("storedAs", known.toString()));
		if (options.view() == RawView.STORED)
			return source(described(stored.planes(), domain.map(this::storedMetadata).orElse(stored.planes().metadata())));
		if (domain.isEmpty())
			throw new IllegalArgumentException(stored.name()
				+ ": domain: the file does not say what its samples are, expected image or k-space to be named by the option domain");
		return source(domain.get() == Domain.K_SPACE ? fromKSpace() : fromImage());
	}

	/** What the user says, or else the file; real samples are no k-space. */
	private Optional<Domain> domain() {
		final PlaneReader planes = stored.planes();
		return options.stored().domain().or(() -> Encoding.domain(planes.metadata()))
			.or(() -> planes.complex() ? Optional.empty() : Optional.of(Domain.IMAGE));
	}

	/** The metadata with what the user says about the samples. */
	private ImageMetadata storedMetadata(final Domain domain) {
		final ImageMetadata metadata = stored.planes().metadata();
		if (domain == Domain.K_SPACE)
			return encoding().addTo(metadata);
		return stored.planes().complex() ? Encoding.asImage(metadata) : metadata;
	}

	/** What is known about k-space: by the file, and the norm by the user. */
	private Encoding encoding() {
		final ImageShape shape = stored.planes().shape();
		final Encoding told = Encoding.of(stored.planes().metadata(), shape)
			.orElse(new Encoding(Optional.empty(), Readout.X, shape.width(), shape.height()));
		return new Encoding(options.stored().norm().or(told::norm), told.readout(), told.imageWidth(), told.imageHeight());
	}

	private PlaneReader fromKSpace() throws IOException {
		final Encoding encoding = encoding();
		final FourierNorm norm = norm(encoding);
		final boolean viaImage = options.combine().method() != CoilCombine.NONE || options.removeOversampling();
		if (options.view() == RawView.K_SPACE && !viaImage)
			return described(stored.planes(), encoding.addTo(stored.planes().metadata()));
		final PlaneReader image = combined(alongZ(cropped(TransformedPlanes.toImage(stored.planes(), norm), encoding), norm));
		return options.view() == RawView.IMAGE ? asImage(image) : asKSpace(image, encoding, partitions());
	}

	private PlaneReader fromImage() throws IOException {
		if (options.removeOversampling())
			warnings.add("No readout oversampling was removed: the file holds images");
		final PlaneReader image = combined(stored.planes());
		if (options.view() == RawView.IMAGE)
			return asImage(image);
		final ImageShape shape = image.shape();
		final FourierNorm norm = options.stored().norm().orElse(FourierNorm.ORTHO);
		record.put("fourierNorm", ExportOptions.nameOf(norm));
		return asKSpace(image, new Encoding(Optional.of(norm), Readout.X, shape.width(), shape.height()), Optional.empty());
	}

	/** How k-space is encoded along Z; empty if its slices are images along it. */
	private Optional<PartitionEncoding> partitions() {
		return PartitionEncoding.of(stored.planes().metadata(), stored.planes().shape());
	}

	private FourierNorm norm(final Encoding encoding) {
		if (encoding.norm().isEmpty())
			warnings.add("The file does not say how its Fourier transform is scaled: ortho was assumed, which decides the intensity only");
		final FourierNorm norm = encoding.norm().orElse(FourierNorm.ORTHO);
		record.put("fourierNorm", ExportOptions.nameOf(norm) + (encoding.norm().isEmpty() ? " (assumed)" : ""));
		return norm;
	}

	private PlaneReader cropped(final PlaneReader image, final Encoding encoding) {
		if (!options.removeOversampling())
			return image;
		final ImageShape shape = image.shape();
		if (encoding.imageWidth() >= shape.width() && encoding.imageHeight() >= shape.height()) {
			if (!hasSliceOversampling())
				warnings.add("No readout oversampling was removed: the file names no image size below " + shape.width() + " x " + shape.height());
			return image;
		}
		final PlaneReader cropped = TransformedPlanes.cropped(image, encoding.imageWidth(), encoding.imageHeight());
		record.put("oversamplingRemoved", shape.width() + " x " + shape.height() + " to " + cropped.shape().width() + " x "
			+ cropped.shape().height());
		return cropped;
	}

	private boolean hasSliceOversampling() {
		return partitions().map(PartitionEncoding::imageSlices).orElse(Integer.MAX_VALUE) < stored.planes().shape().slices();
	}

	/** The second phase encoding undone, if there is one. */
	private PlaneReader alongZ(final PlaneReader planes, final FourierNorm norm) throws IOException {
		if (partitions().isEmpty())
			return planes;
		record.put("partitions", planes.shape().slices() + ", transformed along z");
		final PlaneReader image = PartitionPlanes.toImage(planes, norm);
		if (!options.removeOversampling() || !hasSliceOversampling())
			return image;
		final PlaneReader cropped = PartitionPlanes.cropped(image, partitions().get().imageSlices());
		record.put("sliceOversamplingRemoved", image.shape().slices() + " to " + cropped.shape().slices());
		return cropped;
	}

	private PlaneReader combined(final PlaneReader image) throws IOException {
		final CoilCombine method = options.combine().method();
		if (method == CoilCombine.NONE)
			return image;
		record.put("coilsCombined", image.shape().channels() + " by " + method.optionName());
		return switch (method) {
			case RSS -> CombinedPlanes.rootSumOfSquares(image);
			case ADAPTIVE -> CombinedPlanes.adaptive(image);
			default -> weighted(image);
		};
	}

	private PlaneReader weighted(final PlaneReader image) throws IOException {
		if (options.combine().maps().isEmpty()) {
			record.put("coilMaps", "estimated from the centre of k-space");
			return CombinedPlanes.selfCalibrated(image);
		}
		final CoilMaps maps = CoilMaps.ofFile(options.combine().maps().get(), image.shape(), image.shape().channels());
		record.put("coilMaps", maps.record());
		return CombinedPlanes.weighted(image, maps);
	}

	private PlaneReader asImage(final PlaneReader image) {
		return described(image, Encoding.asImage(image.metadata()));
	}

	/** @param partitions present if Z is to be encoded too */
	private PlaneReader asKSpace(final PlaneReader image, final Encoding encoding, final Optional<PartitionEncoding> partitions)
		throws IOException
	{
		final ImageShape shape = image.shape();
		final FourierNorm norm = encoding.norm().orElse(FourierNorm.ORTHO);
		final Encoding result = new Encoding(Optional.of(norm), encoding.readout(), Math.min(encoding.imageWidth(), shape.width()),
			Math.min(encoding.imageHeight(), shape.height()));
		final ImageMetadata metadata = result.addTo(withSampling(PartitionEncoding.removedFrom(image.metadata())));
		if (partitions.isEmpty())
			return described(TransformedPlanes.toKSpace(image, norm), metadata);
		final int slices = Math.min(partitions.get().imageSlices(), shape.slices());
		return described(TransformedPlanes.toKSpace(PartitionPlanes.toKSpace(image, norm), norm),
			new PartitionEncoding(slices).addTo(metadata));
	}

	/** Coils that are combined, and images, fill what was not measured; cropped lines are as long as they are many. */
	private ImageMetadata withSampling(final ImageMetadata metadata) {
		return options.combine().method() == CoilCombine.NONE && isKSpace() ? metadata : SamplingMasks.removedFrom(metadata);
	}

	private boolean isKSpace() {
		return domain().orElse(Domain.IMAGE) == Domain.K_SPACE;
	}

	private PlaneReader described(final PlaneReader planes, final ImageMetadata metadata) {
		return new DescribedPlanes(planes, ExportRecord.addTo(metadata, record));
	}

	private PlaneSource source(final PlaneReader planes) {
		return new PlaneSource(planes, stored.name(), stored.files(), record, warnings);
	}
}
