package io.github.phasegen.simulate.coil;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;

/**
 * A simulated coil array around a stack of slices. Maps are made slice by slice when asked for, so a stack of any size fits into memory.
 * Immutable, deterministic, safe to share between threads.
 */
public final class CoilArray {

	/** Most points per side, and most slices, at which the mean over the stack is taken; the maps are smooth. */
	private static final int MEAN_POINTS = 17;

	private final CoilArrayOptions options;
	private final CoilGrid grid;
	private final List<CoilElement> elements;
	private final NodeInterpolation interpolation;
	private final double meanRoot;

	public CoilArray(final CoilArrayOptions options, final CoilGrid grid) {
		this.options = options;
		this.grid = grid;
		elements = CoilSites.of(options, grid).stream().map(site -> CoilElement.of(options.kind(), site)).toList();
		interpolation = new NodeInterpolation(grid.width(), grid.height());
		meanRoot = meanRootSumOfSquares();
	}

	public CoilArrayOptions options() {
		return options;
	}

	public CoilGrid grid() {
		return grid;
	}

	/**
	 * The maps of one slice, as a set of one slice.
	 *
	 * @throws IndexOutOfBoundsException if there is no such slice
	 */
	public CoilSensitivities maps(final int slice) {
		final double z = grid.slices().get(slice);
		final List<ComplexPlane> maps = new ArrayList<>();
		for (final CoilElement element : elements)
			maps.add(new ComplexPlane(grid.width(), grid.height(), interpolation.toPixels(atNodes(element, z))));
		return CoilSensitivities.owning(maps, options.normalisation() == CoilNormalisation.UNIT_EVERYWHERE);
	}

	/** In units of the mean, because tesla per ampere are too small for squares of floats. */
	private float[][] atNodes(final CoilElement element, final double z) {
		final NodeAxis columns = interpolation.columns();
		final NodeAxis rows = interpolation.rows();
		final float[][] values = new float[rows.nodes()][2 * columns.nodes()];
		final double[] sensitivity = new double[2];
		for (int j = 0; j < values.length; j++)
			for (int i = 0; i < columns.nodes(); i++) {
				element.at(new double[] { grid.x(columns.position(i)), grid.y(rows.position(j)), z }, sensitivity);
				values[j][2 * i] = (float) (sensitivity[0] / meanRoot);
				values[j][2 * i + 1] = (float) (sensitivity[1] / meanRoot);
			}
		return values;
	}

	private double meanRootSumOfSquares() {
		final int slices = Math.min(MEAN_POINTS, grid.slices().size());
		double sum = 0;
		for (int k = 0; k < slices; k++) {
			final double z = grid.slices().get((int) ((k + 0.5) * grid.slices().size() / slices));
			for (int j = 0; j < MEAN_POINTS; j++)
				for (int i = 0; i < MEAN_POINTS; i++)
					sum += rootSumOfSquares(grid.x(pixel(i, grid.width())), grid.y(pixel(j, grid.height())), z);
		}
		return sum / (slices * MEAN_POINTS * MEAN_POINTS);
	}

	/** The middles of equal parts of the field of view. */
	private static double pixel(final int point, final int size) {
		return (point + 0.5) * size / MEAN_POINTS - 0.5;
	}

	private double rootSumOfSquares(final double x, final double y, final double z) {
		final double[] sensitivity = new double[2];
		double sum = 0;
		for (final CoilElement element : elements) {
			element.at(new double[] { x, y, z }, sensitivity);
			sum += sensitivity[0] * sensitivity[0] + sensitivity[1] * sensitivity[1];
		}
		return Math.sqrt(sum);
	}
}
