package io.github.phasegen.io.nifti;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.UnitOfLength;

/** What a NIfTI file tells about its image besides the samples. */
final class NiftiMetadata {

	static final String DESCRIPTION = "Description";

	/** Steps pass through 32-bit numbers. */
	private static final double ROUNDING = 1e-6;

	private NiftiMetadata() {}

	/** Where header and extension differ, as after a change by another program, the header counts. */
	static ImageMetadata read(final NiftiFile file) {
		final String title = file.path().getFileName().toString();
		return file.extension().map(extension -> fromExtension(title, file.header(), extension)).orElseGet(() -> fromHeader(title, file.header()));
	}

	private static ImageMetadata fromHeader(final String title, final NiftiHeader header) {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("Format", "NIfTI-" + header.version() + ", " + header.type());
		if (!header.details().description().isEmpty())
			info.put(DESCRIPTION, header.details().description().replaceAll("\\p{Cntrl}", " "));
		final ImageMetadata metadata = new ImageMetadata(title, scale(header, 1), scale(header, 2), scale(header, 3), time(header), List.of(),
			"").plusInfo(info);
		final ImageMetadata scaled = header.scaling().map(scaling -> scaling.addTo(metadata)).orElse(metadata);
		return withGeometry(KeptHeader.of(header).addTo(scaled), header);
	}

	private static ImageMetadata fromExtension(final String title, final NiftiHeader header, final NiftiExtension extension) {
		final long planes = header.planesFrom(3);
		final List<String> labels = extension.labels().size() == planes ? extension.labels() : List.of();
		final ImageMetadata metadata = new ImageMetadata(title, scale(header, 1, extension.x()), scale(header, 2, extension.y()),
			scale(header, 3, extension.z()), time(header, extension.t()), labels, extension.info());
		return withGeometry(metadata, header);
	}

	/** Lines that tell the same already stay where they are. */
	private static ImageMetadata withGeometry(final ImageMetadata metadata, final NiftiHeader header) {
		final Geometry geometry = header.geometry();
		if (!geometry.isKnown())
			return Geometry.removedFrom(metadata);
		final ImageMetadata renewed = geometry.addTo(metadata);
		return Geometry.of(metadata).equals(Geometry.of(renewed)) ? metadata : renewed;
	}

	private static AxisScale scale(final NiftiHeader header, final int axis) {
		return AxisScale.of(header.voxelSizeMm(axis), "mm");
	}

	private static AxisScale scale(final NiftiHeader header, final int axis, final AxisScale told) {
		final double millimetres = NiftiLayout.positive(told.step()) * UnitOfLength.millimetres(told.unit()).orElse(1);
		return same(header.voxelSizeMm(axis), millimetres) ? told : scale(header, axis);
	}

	private static AxisScale time(final NiftiHeader header) {
		return AxisScale.of(header.interval() * header.details().seconds(), "sec");
	}

	private static AxisScale time(final NiftiHeader header, final AxisScale told) {
		final double seconds = told.step() * NiftiLayout.seconds(told.unit()).orElse(1);
		return same(header.interval() * header.details().seconds(), seconds) ? told : time(header);
	}

	private static boolean same(final double stored, final double told) {
		return Math.abs(stored - told) <= ROUNDING * Math.abs(told);
	}
}
