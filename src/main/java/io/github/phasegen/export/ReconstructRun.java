package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.Provenance;

/** One input on its way to images: everything is checked and prepared by the constructor, reading the planes does the work. */
final class ReconstructRun implements Closeable {

	private final PlaneSource input;
	private final ReconstructRequest request;
	private final Encoding encoding;
	private final List<String> warnings = new ArrayList<>();
	private final SamplingMasks masks;
	/** Slices, whatever the encoding along z. */
	private final PlaneReader kspace;
	private final Optional<CoilMaps> maps;
	private final ReconstructedPlanes reconstructed;
	private final PlaneReader planes;

	ReconstructRun(final PlaneSource input, final ReconstructRequest request, final ReconstructProgress progress) throws IOException {
		this.input = input;
		this.request = request;
		this.encoding = encoding();
		warnings.addAll(input.warnings());
		warnings.addAll(request.method().warnings());
		this.masks = masks();
		final FourierNorm norm = encoding.norm().orElse(FourierNorm.ORTHO);
		this.kspace = slices(norm);
		this.maps = request.sensitivities().isEmpty() ? Optional.empty() : Optional.of(CoilMaps.ofFile(request.sensitivities().get(),
			shape(), shape().channels()));
		this.reconstructed = new ReconstructedPlanes(kspace, new ReconstructedPlanes.Measurement(input.name(), norm, masks,
			request.mask().isPresent(), maps), request.method()
			.reconstructor(), new SliceProgress(progress, count(), System::nanoTime));
		try {
			this.planes = described(wanted(cropped()));
		}
		catch (final IOException | RuntimeException e) {
			close();
			throw e;
		}
	}

	private ImageShape shape() {
		return kspace.shape();
	}

	private int count() {
		return shape().slices() * shape().frames();
	}

	/** What is known about the k-space; complex samples about which nothing is known are taken for it. */
	private Encoding encoding() throws IOException {
		final ImageMetadata metadata = input.planes().metadata();
		final String found = !input.planes().complex() ? "real samples" : Encoding.domain(metadata).orElse(Domain.K_SPACE) == Domain.IMAGE
			? "an image" : "";
		if (!found.isEmpty())
			throw new IllegalArgumentException(input.name() + ": domain: found " + found + ", expected complex samples of k-space");
		final ImageShape shape = input.planes().shape();
		if (Encoding.domain(metadata).isEmpty())
			requireLikeKSpace();
		return Encoding.of(metadata, shape).orElse(new Encoding(Optional.empty(), Readout.X, shape.width(), shape.height()));
	}

	/** Samples about which nothing is known must look like k-space: those of the middle slice, since the first ones may be noise. */
	private void requireLikeKSpace() throws IOException {
		final ImageShape shape = input.planes().shape();
		final SampleScan scan = new SampleScan(shape, true);
		for (int c = 0; c < shape.channels(); c++)
			scan.add(input.planes().read(shape.plane(c, shape.slices() / 2, 0)));
		final DomainGuess guess = DomainGuess.of(scan);
		if (guess.domain().equals(Optional.of(Domain.IMAGE)))
			throw new IllegalArgumentException(input.name() + ": domain: found an " + guess.text() + ", expected complex samples of k-space" +
				" (if they are, open the file with domain=k-space, or write one that says so: open IN --domain k-space --view k-space -o OUT)");
		if (guess.offCentre())
			warnings.add("The samples look like " + guess.text() + ": the image is wrong unless k-space is centred");
	}

	private Optional<PartitionEncoding> partitions() {
		return PartitionEncoding.of(input.planes().metadata(), input.planes().shape());
	}

	private PlaneReader slices(final FourierNorm norm) throws IOException {
		if (partitions().isEmpty())
			return input.planes();
		final PlaneReader slices = PartitionPlanes.toImage(input.planes(), norm);
		return request.removeOversampling() ? PartitionPlanes.cropped(slices, partitions().get().imageSlices()) : slices;
	}

	private SamplingMasks masks() throws IOException {
		if (encoding.norm().isEmpty())
			warnings.add("The k-space does not say how its Fourier transform is scaled: ortho was assumed, which decides the intensity only");
		final SamplingMasks found = request.mask().isPresent() ? MaskFile.read(request.mask().get(), input.planes().shape()) : SamplingMasks.of(input
			.planes());
		if (request.mask().isEmpty() && SamplingMasks.misfit(input.planes().metadata(), input.planes().shape()))
			warnings.add("The sampling mask that the k-space tells does not fit its samples: what is not 0 was taken for measured");
		if (partitions().isPresent() && found.masks().size() > 1)
			throw new IllegalArgumentException(input.name() + ": partition encoding: found masks that differ along z, expected one for all");
		return found;
	}

	private PlaneReader cropped() {
		if (!request.removeOversampling())
			return reconstructed;
		if (encoding.imageWidth() >= shape().width() && encoding.imageHeight() >= shape().height()) {
			warnings.add("No readout oversampling was removed: the k-space names no image size below " + shape().width() + " x " + shape()
				.height());
			return reconstructed;
		}
		return TransformedPlanes.cropped(reconstructed, encoding.imageWidth(), encoding.imageHeight());
	}

	private PlaneReader wanted(final PlaneReader images) {
		return request.magnitude() ? new MagnitudePlanes(images) : images;
	}

	private PlaneReader described(final PlaneReader images) throws IOException {
		final ImageMetadata metadata = Encoding.asImage(kspace.metadata()).withLabels(CombinedPlanes.firstOfCoils(kspace))
			.withTitle(FileNames.stem(kspace.metadata().title()) + "_" + request.method().name());
		final ImageLayout layout = new ImageLayout(images.shape(), images.complex(), metadata);
		return new DescribedPlanes(images, ExportRecord.addTo(metadata, record(layout)));
	}

	/** The images, to be read in ascending order. */
	PlaneReader planes() {
		return planes;
	}

	/** How the images are made. */
	Map<String, Object> record() throws IOException {
		return record(new ImageLayout(planes.shape(), planes.complex(), planes.metadata()));
	}

	private Map<String, Object> record(final ImageLayout layout) throws IOException {
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("task", "reconstruct k-space");
		all.put("input", ExportRecord.input(input));
		if (input.files().size() == 1) {
			final JsonObject sidecar = Sidecar.read(input.files().get(0)).orElse(null);
			if (sidecar != null)
				all.put("inputSidecar", sidecar);
		}
		all.put("reconstruction", reconstruction(layout.shape()));
		all.put(OutputRecord.NAME, OutputRecord.of(layout));
		if (!warnings().isEmpty())
			all.put("warnings", warnings());
		all.putAll(Provenance.software());
		return all;
	}

	private Map<String, Object> reconstruction(final ImageShape images) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("method", request.method().name());
		record.putAll(request.method().record());
		record.put("coils", shape().channels());
		if (maps.isPresent())
			record.put("sensitivities", maps.get().record());
		record.put("acceleration", UndersampleRecord.rounded(masks.acceleration()));
		if (request.mask().isPresent())
			record.put("maskFile", request.mask().get().file().getFileName().toString());
		record.put("oversamplingRemoved", images.planeSamples() < shape().planeSamples());
		return record;
	}

	/** What the user should know, after the planes are read. */
	List<String> warnings() {
		final List<String> all = new ArrayList<>(warnings);
		if (reconstructed.emptySlices() > 0)
			all.add("Slices without signal: " + reconstructed.emptySlices() + " of " + count() + "; their images are 0");
		if (reconstructed.slicesWithGaps() > 0)
			all.add("The sampling mask that the k-space tells counts samples as measured that are 0, in " + reconstructed.slicesWithGaps() +
				" of " + count() + " slices: if they were not measured, name a mask");
		return all;
	}

	/** @throws IllegalArgumentException if all slices were without signal */
	void requireSignal() {
		if (reconstructed.emptySlices() >= count())
			throw new IllegalArgumentException(input.name() + ": k-space: found nothing but zeros, expected measured samples");
	}

	/** The input stays open. */
	@Override
	public void close() throws IOException {
		if (maps.isPresent())
			maps.get().close();
	}
}
