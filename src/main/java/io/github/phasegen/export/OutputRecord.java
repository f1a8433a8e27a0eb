package io.github.phasegen.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.FourierNorm;

/** What a sidecar tells about the samples of its file, and so what a reader can know that the file's format has no place for. */
final class OutputRecord {

	static final String NAME = "output";

	private static final String DOMAIN = "domain";
	private static final String TRANSFORM = "fourierTransform";
	private static final String NORM = "fourierNorm";
	private static final String READOUT = "readoutAxis";
	private static final String SIZE = "imageSize";
	private static final String PARTITIONS = "partitionEncoding";
	private static final String SLICES = "imageSlices";
	private static final String SAMPLING = "sampling";
	private static final String VOXEL = "voxelSize";
	private static final String GEOMETRY = "geometry";
	/** The info lines of {@link io.github.phasegen.io.Geometry}. */
	private static final List<String> GEOMETRY_LINES = List.of("Geometry grid", "Geometry sform", "Geometry qform");
	private static final List<String> AXES = List.of("x", "y", "z", "t");

	private OutputRecord() {}

	static Map<String, Object> of(final ImageLayout layout) {
		final Map<String, Object> record = new LinkedHashMap<>();
		Encoding.domain(layout.metadata()).ifPresent(domain -> record.put(DOMAIN, domain.toString()));
		Encoding.of(layout.metadata(), layout.shape()).ifPresent(encoding -> addEncoding(record, encoding, layout.shape()));
		PartitionEncoding.of(layout.metadata(), layout.shape()).ifPresent(encoding -> addPartitions(record, encoding));
		SamplingMasks.told(layout.metadata(), layout.shape()).ifPresent(masks -> record.put(SAMPLING, lines(masks)));
		record.put("axes", axes(layout.shape()));
		record.put(VOXEL, voxel(layout.metadata()));
		final Map<String, Object> geometry = geometry(layout.metadata());
		if (!geometry.isEmpty())
			record.put(GEOMETRY, geometry);
		return record;
	}

	private static void addEncoding(final Map<String, Object> record, final Encoding encoding, final ImageShape shape) {
		final boolean x = encoding.readout() == Readout.X;
		record.put(TRANSFORM, "centred, over x and y");
		encoding.norm().ifPresent(norm -> record.put(NORM, ExportOptions.nameOf(norm)));
		record.put(READOUT, x ? "x" : "y");
		record.put("readoutOversampling", x ? (double) shape.width() / encoding.imageWidth() : (double) shape.height() / encoding.imageHeight());
		record.put(SIZE, List.of(encoding.imageWidth(), encoding.imageHeight()));
	}

	private static void addPartitions(final Map<String, Object> record, final PartitionEncoding encoding) {
		record.put(TRANSFORM, "centred, over x, y and z");
		record.put(PARTITIONS, "z");
		record.put(SLICES, encoding.imageSlices());
	}

	/** As in the info. */
	private static List<String> lines(final SamplingMasks masks) {
		return masks.addTo(ImageMetadata.titled("")).info().lines().toList();
	}

	/** The sizes of an image along x, y, channel (coil), slice, frame. */
	static Map<String, Object> axes(final ImageShape shape) {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("x", shape.width());
		record.put("y", shape.height());
		record.put("coil", shape.channels());
		record.put("slice", shape.slices());
		record.put("frame", shape.frames());
		return record;
	}

	private static Map<String, Object> voxel(final ImageMetadata metadata) {
		final List<AxisScale> scales = List.of(metadata.x(), metadata.y(), metadata.z(), metadata.t());
		final Map<String, Object> record = new LinkedHashMap<>();
		for (int axis = 0; axis < scales.size(); axis++)
			record.put(AXES.get(axis), List.of(scales.get(axis).step(), scales.get(axis).unit()));
		return record;
	}

	private static Map<String, Object> geometry(final ImageMetadata metadata) {
		final Map<String, Object> lines = new LinkedHashMap<>();
		for (final String key : GEOMETRY_LINES)
			metadata.infoValue(key).ifPresent(value -> lines.put(key, value));
		return lines;
	}

	/**
	 * Adds what a sidecar tells to the metadata of its file, where the file is silent about it.
	 *
	 * @param sidecar is consistent with the file, but a user may have changed it: what cannot be understood is left out
	 */
	static ImageMetadata addTo(final ImageMetadata metadata, final ImageShape shape, final JsonObject sidecar) {
		final JsonElement output = sidecar.get(NAME);
		if (output == null || !output.isJsonObject())
			return metadata;
		final ImageMetadata scaled = withGeometry(withScales(metadata, output.getAsJsonObject()), output.getAsJsonObject());
		if (Encoding.domain(metadata).isPresent())
			return scaled;
		final String domain = text(output.getAsJsonObject().get(DOMAIN));
		if (domain.equals(Domain.K_SPACE.toString()))
			return withSampling(withPartitions(encoding(output.getAsJsonObject(), shape).addTo(scaled), shape, output.getAsJsonObject()), shape,
				output.getAsJsonObject().get(SAMPLING));
		return domain.equals(Domain.IMAGE.toString()) ? Encoding.asImage(scaled) : scaled;
	}

	private static Encoding encoding(final JsonObject output, final ImageShape shape) {
		Optional<FourierNorm> norm = Optional.empty();
		for (final FourierNorm known : FourierNorm.values())
			if (ExportOptions.nameOf(known).equals(text(output.get(NORM))))
				norm = Optional.of(known);
		final Readout readout = text(output.get(READOUT)).equals("y") ? Readout.Y : Readout.X;
		return new Encoding(norm, readout, size(output.get(SIZE), 0, shape.width()), size(output.get(SIZE), 1, shape.height()));
	}

	private static ImageMetadata withPartitions(final ImageMetadata metadata, final ImageShape shape, final JsonObject output) {
		if (!text(output.get(PARTITIONS)).equals("z"))
			return metadata;
		return new PartitionEncoding(size(number(output.get(SLICES)), shape.slices())).addTo(metadata);
	}

	private static ImageMetadata withSampling(final ImageMetadata metadata, final ImageShape shape, final JsonElement lines) {
		if (lines == null || !lines.isJsonArray())
			return metadata;
		final StringBuilder info = new StringBuilder();
		lines.getAsJsonArray().forEach(line -> info.append(text(line)).append('\n'));
		return SamplingMasks.told(metadata.withInfo(info.toString()), shape).map(masks -> masks.addTo(metadata)).orElse(metadata);
	}

	private static int size(final JsonElement sizes, final int index, final int otherwise) {
		return size(sizes != null && sizes.isJsonArray() ? number(element(sizes.getAsJsonArray(), index)) : Double.NaN, otherwise);
	}

	private static int size(final double size, final int otherwise) {
		return size >= 1 && size <= otherwise ? (int) size : otherwise;
	}

	private static ImageMetadata withScales(final ImageMetadata metadata, final JsonObject output) {
		final JsonElement voxel = output.get(VOXEL);
		if (!isUnscaled(metadata) || voxel == null || !voxel.isJsonObject())
			return metadata;
		final JsonObject sizes = voxel.getAsJsonObject();
		return new ImageMetadata(metadata.title(), scale(sizes.get("x"), metadata.x()), scale(sizes.get("y"), metadata.y()),
			scale(sizes.get("z"), metadata.z()), scale(sizes.get("t"), metadata.t()), metadata.labels(), metadata.info());
	}

	private static ImageMetadata withGeometry(final ImageMetadata metadata, final JsonObject output) {
		final JsonElement geometry = output.get(GEOMETRY);
		if (!geometry(metadata).isEmpty() || geometry == null || !geometry.isJsonObject())
			return metadata;
		final Map<String, Object> lines = new LinkedHashMap<>();
		for (final String key : GEOMETRY_LINES)
			if (!text(geometry.getAsJsonObject().get(key)).isEmpty())
				lines.put(key, text(geometry.getAsJsonObject().get(key)).replaceAll("\\R", " "));
		return lines.isEmpty() ? metadata : metadata.plusInfo(lines);
	}

	private static boolean isUnscaled(final ImageMetadata metadata) {
		return metadata.x().equals(AxisScale.PIXEL) && metadata.y().equals(AxisScale.PIXEL) && metadata.z().equals(AxisScale.PIXEL);
	}

	private static AxisScale scale(final JsonElement stepAndUnit, final AxisScale otherwise) {
		if (stepAndUnit == null || !stepAndUnit.isJsonArray())
			return otherwise;
		final double step = number(element(stepAndUnit.getAsJsonArray(), 0));
		return Double.isFinite(step) ? AxisScale.of(step, text(element(stepAndUnit.getAsJsonArray(), 1))) : otherwise;
	}

	private static JsonElement element(final JsonArray array, final int index) {
		return index < array.size() ? array.get(index) : null;
	}

	private static double number(final JsonElement element) {
		return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber() ? element.getAsDouble() : Double.NaN;
	}

	private static String text(final JsonElement element) {
		return element != null && element.isJsonPrimitive() ? element.getAsString() : "";
	}
}
