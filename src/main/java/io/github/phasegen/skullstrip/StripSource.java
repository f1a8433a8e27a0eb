package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.Optional;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.kspace.FourierNorm;

/**
 * Planes and what their samples are.
 *
 * @param encoding of k-space; empty for images
 */
record StripSource(PlaneReader planes, Optional<Encoding> encoding) {

	/** @throws IllegalArgumentException if it is neither slices of k-space nor images, or nobody says what it is and it looks like k-space */
	static StripSource of(final StripRequest request, final PlaneReader planes) throws IOException {
		final StripSource source = new StripSource(planes, encoding(request, planes));
		source.input();
		return source;
	}

	private static Optional<Encoding> encoding(final StripRequest request, final PlaneReader planes) throws IOException {
		final ImageMetadata metadata = planes.metadata();
		final Domain told = Encoding.domain(metadata).orElse(Domain.IMAGE);
		if (!planes.complex()) {
			if (request.domain().orElse(Domain.IMAGE) == Domain.K_SPACE) throw new IllegalArgumentException(metadata.title() +
				": found a real image, expected complex samples of k-space");
			return Optional.empty();
		}
		if (request.domain().isEmpty() && Encoding.domain(metadata).isEmpty()) DomainCheck.refuseLikelyKSpace(planes);
		if (request.domain().orElse(told) == Domain.IMAGE) return Optional.empty();
		final ImageShape shape = planes.shape();
		if (PartitionEncoding.of(metadata, shape).isPresent()) throw new IllegalArgumentException(metadata.title() +
			": partition encoding: found k-space along z too, expected slices (open it as an image first)");
		if (told == Domain.K_SPACE) return Encoding.of(metadata, shape);
		return Optional.of(new Encoding(Optional.empty(), Encoding.Readout.X, shape.width(), shape.height()));
	}

	/** Where the file does not say how k-space is scaled, the unitary transform leads to the image and back: the mask is the same. */
	StripInput input() {
		if (encoding.isEmpty()) return StripInput.of(planes, Optional.empty());
		final ImageShape shape = planes.shape();
		return StripInput.of(planes, Optional.of(encoding.get().norm().orElse(FourierNorm.ORTHO))).withImageSize(Math.min(encoding.get()
			.imageWidth(), shape.width()), Math.min(encoding.get().imageHeight(), shape.height()));
	}

	String kind() {
		if (!planes.complex()) return "magnitude";
		return encoding.isPresent() ? "k-space" : "complex image";
	}
}
