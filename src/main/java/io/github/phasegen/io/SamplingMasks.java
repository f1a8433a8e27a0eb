package io.github.phasegen.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * Which samples of a stack of k-space were measured, in all coils alike. They travel as lines of an image's info: "Sampling mask: 4 of 8
 * columns: 0, 3-5" for all slices, or "Sampling mask of slice 1: ..." for each slice of each frame. Masks too long for that (the
 * attributes of HDF5 end at 64 KB) are told by "Sampling mask: where samples are not 0" and found again in the samples.
 *
 * @param masks one for all slices and frames, or one each (slice z of frame t is number z + slices * t), all of one size
 */
public record SamplingMasks(List<SamplingMask> masks) {

	private static final String KEY = "Sampling mask";
	private static final Pattern LINE = Pattern.compile("(?i)sampling mask(?: of slice (\\d{1,9}))?:(.*)");
	private static final String IN_THE_SAMPLES = "where samples are not 0";
	private static final int MOST_CHARACTERS = 45_000;

	/** @throws IllegalArgumentException if there is no mask, or one of another size */
	public SamplingMasks {
		masks = List.copyOf(masks);
		if (masks.isEmpty())
			throw new IllegalArgumentException("Sampling masks: expected at least one, found none");
		for (final SamplingMask mask : masks)
			if (mask.width() != masks.get(0).width() || mask.height() != masks.get(0).height())
				throw new IllegalArgumentException("Sampling masks: expected masks of one size, found " + masks.get(0) + " and " + mask);
	}

	/** One mask for all slices. */
	public static SamplingMasks ofAll(final SamplingMask mask) {
		return new SamplingMasks(List.of(mask));
	}

	/** The masks of k-space: those that its info tells, or else those {@link #found} in its samples. */
	public static SamplingMasks of(final PlaneReader kSpace) throws IOException {
		final Optional<SamplingMasks> told = told(kSpace.metadata(), kSpace.shape());
		return told.isPresent() ? told.get() : found(kSpace);
	}

	/** The masks that the info tells; empty if it tells none, or none that fit the shape and make sense. */
	public static Optional<SamplingMasks> told(final ImageMetadata metadata, final ImageShape shape) {
		final Map<Integer, String> texts = texts(metadata);
		final int slices = shape.slices() * shape.frames();
		final boolean each = !texts.containsKey(0);
		final List<SamplingMask> masks = new ArrayList<>();
		for (int slice = each ? 1 : 0; slice <= (each ? slices : 0); slice++) {
			final Optional<SamplingMask> mask = MaskText.parse(texts.getOrDefault(slice, ""), shape.width(), shape.height());
			if (mask.isEmpty())
				return Optional.empty();
			masks.add(mask.get());
		}
		return each && texts.size() != slices ? Optional.empty() : Optional.of(new SamplingMasks(masks));
	}

	/** Whether the info tells masks that are not for this shape, or make no sense. */
	public static boolean misfit(final ImageMetadata metadata, final ImageShape shape) {
		final Map<Integer, String> texts = texts(metadata);
		return !texts.isEmpty() && !texts.containsValue(IN_THE_SAMPLES) && told(metadata, shape).isEmpty();
	}

	/** By slice from 1; 0 is for all slices. */
	private static Map<Integer, String> texts(final ImageMetadata metadata) {
		final Map<Integer, String> texts = new LinkedHashMap<>();
		metadata.info().lines().map(LINE::matcher).filter(Matcher::matches)
			.forEach(line -> texts.putIfAbsent(line.group(1) == null ? 0 : Integer.parseInt(line.group(1)), line.group(2).strip()));
		return texts;
	}

	/**
	 * Finds the masks in the samples, all of which are read: measured is what is not exactly 0 in some coil of the slice. A slice without any
	 * signal gets what is measured in the others.
	 *
	 * @throws IllegalArgumentException if all samples are 0
	 */
	public static SamplingMasks found(final PlaneReader kSpace) throws IOException {
		final ImageShape shape = kSpace.shape();
		final MeasuredSamples all = new MeasuredSamples(shape.width(), shape.height());
		final List<MeasuredSamples> slices = new ArrayList<>();
		for (int k = 0; k < shape.planeCount(); k++) {
			if (k % shape.channels() == 0)
				slices.add(new MeasuredSamples(shape.width(), shape.height()));
			slices.get(k / shape.channels()).add(kSpace.readComplex(k));
		}
		slices.forEach(all::add);
		if (all.isEmpty())
			throw new IllegalArgumentException(kSpace.metadata().title() + ": k-space: found nothing but zeros, expected measured samples");
		final List<SamplingMask> masks = slices.stream().map(slice -> (slice.isEmpty() ? all : slice).mask()).toList();
		return masks.stream().distinct().count() == 1 ? ofAll(masks.get(0)) : new SamplingMasks(masks);
	}

	/** The mask of a slice: number z + slices * t, from 0. */
	public SamplingMask mask(final int slice) {
		return masks.size() == 1 ? masks.get(0) : masks.get(slice);
	}

	/** All samples of all masks divided by the measured ones. */
	public double acceleration() {
		return masks.size() / masks.stream().mapToDouble(SamplingMask::fraction).sum();
	}

	/** The metadata with these masks in the place of others. */
	public ImageMetadata addTo(final ImageMetadata metadata) {
		final Map<String, String> lines = new LinkedHashMap<>();
		for (int i = 0; i < masks.size(); i++)
			lines.put(masks.size() == 1 ? KEY : KEY + " of slice " + (i + 1), MaskText.of(masks.get(i)));
		final long characters = lines.values().stream().mapToLong(text -> text.length() + KEY.length() + 12).sum();
		return removedFrom(metadata).plusInfo(characters > MOST_CHARACTERS ? Map.of(KEY, IN_THE_SAMPLES) : lines);
	}

	/** The metadata without info lines about sampling, as for images. */
	public static ImageMetadata removedFrom(final ImageMetadata metadata) {
		if (texts(metadata).isEmpty())
			return metadata;
		return metadata.withInfo(metadata.info().lines().filter(line -> !LINE.matcher(line).matches()).map(line -> line + "\n")
			.collect(Collectors.joining()));
	}
}
