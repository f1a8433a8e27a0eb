package io.github.phasegen.simulate.coil;

/**
 * Nodes along one axis of an image, evenly spread from its first to its last pixel with one or two beyond each, and the cubic (Lagrange)
 * interpolation between them.
 */
final class NodeAxis {

	private final int size;
	private final int inside;
	private final double spacing;

	/** @param most nodes from the first to the last pixel; an axis with no more pixels than that has its nodes on them */
	NodeAxis(final int size, final int most) {
		this.size = size;
		inside = Math.min(size, most);
		spacing = inside < 2 ? 1 : (size - 1.0) / (inside - 1);
	}

	int pixels() {
		return size;
	}

	int nodes() {
		return Math.max(inside, 2) + 2;
	}

	/** The pixel coordinate of a node. */
	double position(final int node) {
		return (node - 1) * spacing;
	}

	/** The first of the four nodes around a pixel. */
	int firstNode(final int pixel) {
		return Math.max(0, Math.min((int) (pixel / spacing), inside - 2));
	}

	/** The weights of the four nodes around a pixel. */
	float[] weights(final int pixel) {
		final double t = pixel / spacing - firstNode(pixel);
		return new float[] { (float) (-t * (t - 1) * (t - 2) / 6), (float) ((t + 1) * (t - 1) * (t - 2) / 2), (float) (-(t + 1) * t * (t - 2) / 2),
			(float) ((t + 1) * t * (t - 1) / 6) };
	}
}
