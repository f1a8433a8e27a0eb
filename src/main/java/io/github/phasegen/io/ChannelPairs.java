package io.github.phasegen.io;

import java.io.IOException;
import java.util.Optional;

/** A complex image whose two parts are neighbouring channels of a real one, as in ImageJ's hyperstacks. */
public final class ChannelPairs implements PlaneReader {

	private final PlaneReader parts;
	private final ComplexOutput form;
	private final ImageShape shape;
	private final ImageMetadata metadata;

	private ChannelPairs(final PlaneReader parts, final ComplexOutput form) {
		this.parts = parts;
		this.form = form;
		this.shape = parts.shape().withChannels(parts.shape().channels() / 2);
		this.metadata = parts.metadata().withLabels(SliceLabels.before(parts.metadata().labels()));
	}

	/** The image itself, or a complex one if every label of its planes says so; it is closed with the result. */
	public static PlaneReader recognise(final PlaneReader planes) {
		if (planes.complex())
			return planes;
		final Optional<ComplexOutput> form = SliceLabels.pair(planes.metadata().labels(), planes.shape().channels());
		return form.isPresent() ? new ChannelPairs(planes, form.get()) : planes;
	}

	/**
	 * Channels 1 and 2 (3 and 4, ...) as parts of a complex image, as a user may declare whatever the labels say.
	 *
	 * @throws IllegalArgumentException if the image is complex, the number of channels is odd, or {@code form} has not two parts
	 */
	public static PlaneReader of(final PlaneReader planes, final ComplexOutput form) {
		if (planes.complex() || planes.shape().channels() % 2 != 0 || !form.isComplete())
			throw new IllegalArgumentException("Channels of " + planes.metadata().title() + ": expected pairs of real ones (" + form + "), found "
				+ planes.shape().channels() + (planes.complex() ? " complex ones" : ""));
		return new ChannelPairs(planes, form);
	}

	@Override
	public ImageShape shape() {
		return shape;
	}

	@Override
	public boolean complex() {
		return true;
	}

	@Override
	public ImageMetadata metadata() {
		return metadata;
	}

	@Override
	public float[] read(final int k) throws IOException {
		if (k < 0 || k >= shape.planeCount())
			throw new IndexOutOfBoundsException("Plane " + k + " of " + shape.planeCount());
		return form.combine(shape.width(), shape.height(), parts.read(2 * k), parts.read(2 * k + 1)).data();
	}

	@Override
	public void close() throws IOException {
		parts.close();
	}
}
