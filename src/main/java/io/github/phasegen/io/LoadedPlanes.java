package io.github.phasegen.io;

import io.github.phasegen.kspace.ComplexImages;

/** The planes of an image in memory, for formats that can only be read as a whole and for images from elsewhere. */
public final class LoadedPlanes implements PlaneReader {

	private final ImageContents contents;

	public LoadedPlanes(final ImageContents contents) {
		this.contents = contents;
	}

	@Override
	public ImageShape shape() {
		return ImageShape.of(contents.pixels());
	}

	@Override
	public boolean complex() {
		return contents instanceof ComplexImage;
	}

	@Override
	public ImageMetadata metadata() {
		return contents.metadata();
	}

	@Override
	public float[] read(final int k) {
		return contents instanceof ComplexImage complex ? ComplexImages.plane(complex.pixels(), k).data()
			: ComplexImages.realPlane(((RealImage) contents).pixels(), k);
	}

	@Override
	public ImageContents readAll() {
		return contents;
	}

	@Override
	public void close() {}
}
