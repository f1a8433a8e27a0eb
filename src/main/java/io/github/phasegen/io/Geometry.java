package io.github.phasegen.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the voxels of an image lie in the scanner, as NIfTI stores it: by a general affine map (sform), by a rotation (qform), or both.
 * Coordinates grow to the patient's right, front and head. It travels as lines of an image's info, so that it survives every format that
 * keeps the info, and ImageJ.
 *
 * @param grid the voxels that the maps are for
 * @param sform general affine map; code 0 if it is not used
 * @param qform rotation and offset; code 0 if it is not used
 */
public record Geometry(Grid grid, Sform sform, Qform qform) {

	/** The code of coordinates that are the scanner's. */
	public static final int SCANNER = 1;

	/** The code of coordinates that were brought into agreement with something else. */
	public static final int ALIGNED = 2;

	/** Lengths of voxels and coordinates. */
	public enum Unit {

		UNKNOWN("unknown unit", 1), METRE("m", 1000), MILLIMETRE("mm", 1), MICROMETRE("um", 0.001);

		private final String symbol;
		private final double millimetres;

		Unit(final String symbol, final double millimetres) {
			this.symbol = symbol;
			this.millimetres = millimetres;
		}

		/** An unknown unit is taken for millimetres, which it nearly always is. */
		public double millimetres() {
			return millimetres;
		}
	}

	/** The number of voxels along X, Y, Z and their distances, which are above 0. */
	public record Grid(int width, int height, int slices, double stepX, double stepY, double stepZ, Unit unit) {

		/** @throws IllegalArgumentException if a size is below 1 or a step not above 0 */
		public Grid {
			if (width < 1 || height < 1 || slices < 1 || !(stepX > 0 && stepY > 0 && stepZ > 0) || !Double.isFinite(stepX + stepY + stepZ))
				throw new IllegalArgumentException("Grid: expected sizes of at least 1 and steps above 0, found " + width + " x " + height
					+ " x " + slices + ", " + stepX + " x " + stepY + " x " + stepZ);
		}

		int size(final int axis) {
			return axis == 0 ? width : axis == 1 ? height : slices;
		}

		double step(final int axis) {
			return axis == 0 ? stepX : axis == 1 ? stepY : stepZ;
		}
	}

	/** Rows of the affine map from voxel indices to coordinates, four values each, in the grid's unit. */
	public record Sform(int code, List<Double> x, List<Double> y, List<Double> z) {

		public static final Sform NONE = new Sform(0, List.of(0.0, 0.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0, 0.0));

		public Sform {
			x = List.copyOf(x);
			y = List.copyOf(y);
			z = List.copyOf(z);
			if (x.size() != 4 || y.size() != 4 || z.size() != 4)
				throw new IllegalArgumentException("Rows of an affine map: expected four values each, found " + x + y + z);
		}
	}

	/**
	 * Rotation by a unit quaternion of which (b, c, d) are told, then shift by (x, y, z).
	 *
	 * @param qfac -1 if the third axis is mirrored, else 1
	 */
	public record Qform(int code, double b, double c, double d, double x, double y, double z, double qfac) {

		public static final Qform NONE = new Qform(0, 0, 0, 0, 0, 0, 0, 1);
	}

	private static final String GRID = "Geometry grid";
	private static final String SFORM = "Geometry sform";
	private static final String QFORM = "Geometry qform";
	private static final Pattern GRID_LINE = Pattern.compile("(\\d{1,9}) x (\\d{1,9}) x (\\d{1,9}), (\\S+) x (\\S+) x (\\S+) (.+)");
	private static final double SAME_STEP = 1e-4;

	/** The geometry of a grid that lies in the scanner's coordinates. */
	public static Geometry scanner(final Grid grid, final double[][] affine) {
		return new Geometry(grid, sform(SCANNER, affine), Quaternions.qform(SCANNER, affine));
	}

	/**
	 * The affine map (4 x 4, row by row) from voxel indices to coordinates in millimetres: the sform if it is used, else the qform, else the
	 * voxel size alone with the origin at the centre of the grid.
	 */
	public double[][] affine() {
		final double[][] affine = sform.code > 0 ? matrix(sform) : qform.code > 0 ? Quaternions.affine(qform, grid) : centred();
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				affine[row][column] *= grid.unit.millimetres;
		return affine;
	}

	/** True if the maps say more than the voxel size. */
	public boolean isKnown() {
		return sform.code > 0 || qform.code > 0;
	}

	/**
	 * The geometry of an image made from this one, for a new grid. Where size and step are the same, nothing changes. Else axes and angles are
	 * kept, the step is the new one, and the voxel floor(n/2) of each axis stays where it was, as it does when images or their k-space are
	 * cropped, padded and resampled about the centre; since a crop elsewhere cannot be told from that, the coordinates are then no longer
	 * called the scanner's.
	 */
	public Geometry adaptedTo(final Grid other) {
		if (isFor(other))
			return this;
		final double[] ratio = new double[3];
		for (int axis = 0; axis < 3; axis++)
			ratio[axis] = other.step(axis) * other.unit.millimetres / (grid.step(axis) * grid.unit.millimetres);
		final Grid adapted = new Grid(other.width, other.height, other.slices, grid.stepX * ratio[0], grid.stepY * ratio[1],
			grid.stepZ * ratio[2], grid.unit);
		final Sform newSform = sform.code > 0 ? sform(ALIGNED, moved(matrix(sform), ratio, other)) : sform;
		if (qform.code == 0)
			return new Geometry(adapted, newSform, qform);
		final double[][] shift = moved(Quaternions.affine(qform, grid), ratio, other);
		return new Geometry(adapted, newSform,
			new Qform(ALIGNED, qform.b, qform.c, qform.d, shift[0][3], shift[1][3], shift[2][3], qform.qfac));
	}

	/** True if sizes and steps are those of the grid, apart from rounding. */
	public boolean isFor(final Grid other) {
		for (int axis = 0; axis < 3; axis++) {
			final double ratio = other.step(axis) * other.unit.millimetres / (grid.step(axis) * grid.unit.millimetres);
			if (grid.size(axis) != other.size(axis) || Math.abs(ratio - 1) > SAME_STEP)
				return false;
		}
		return true;
	}

	/** The largest distance between the same corner voxels of two geometries, in steps of this one; sizes are those of this grid. */
	public double farthestVoxel(final Geometry other) {
		final double[][] here = affine();
		final double[][] there = other.affine();
		final double step = grid.unit.millimetres * Math.min(grid.stepX, Math.min(grid.stepY, grid.stepZ));
		double farthest = 0;
		for (int corner = 0; corner < 8; corner++) {
			double squares = 0;
			for (int row = 0; row < 3; row++) {
				double difference = there[row][3] - here[row][3];
				for (int axis = 0; axis < 3; axis++)
					difference += (corner >> axis & 1) * (grid.size(axis) - 1) * (there[row][axis] - here[row][axis]);
				squares += difference * difference;
			}
			farthest = Math.max(farthest, Math.sqrt(squares) / step);
		}
		return farthest;
	}

	private double[][] moved(final double[][] affine, final double[] ratio, final Grid other) {
		final double[][] moved = new double[4][4];
		for (int row = 0; row < 3; row++) {
			double offset = affine[row][3];
			for (int axis = 0; axis < 3; axis++) {
				moved[row][axis] = affine[row][axis] * ratio[axis];
				offset += affine[row][axis] * (grid.size(axis) / 2) - moved[row][axis] * (other.size(axis) / 2);
			}
			moved[row][3] = offset;
		}
		moved[3][3] = 1;
		return moved;
	}

	private double[][] centred() {
		final double[][] affine = new double[4][4];
		for (int axis = 0; axis < 3; axis++) {
			affine[axis][axis] = grid.step(axis);
			affine[axis][3] = -grid.step(axis) * (grid.size(axis) - 1) / 2;
		}
		affine[3][3] = 1;
		return affine;
	}

	private static double[][] matrix(final Sform sform) {
		final double[][] matrix = new double[4][4];
		final List<List<Double>> rows = List.of(sform.x, sform.y, sform.z);
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				matrix[row][column] = rows.get(row).get(column);
		matrix[3][3] = 1;
		return matrix;
	}

	private static Sform sform(final int code, final double[][] affine) {
		final List<List<Double>> rows = new ArrayList<>();
		for (int row = 0; row < 3; row++)
			rows.add(List.of(affine[row][0], affine[row][1], affine[row][2], affine[row][3]));
		return new Sform(code, rows.get(0), rows.get(1), rows.get(2));
	}

	/** The geometry that the info tells, if it does and its lines are sound. */
	public static Optional<Geometry> of(final ImageMetadata metadata) {
		final Matcher grid = GRID_LINE.matcher(metadata.infoValue(GRID).orElse(""));
		if (!grid.matches())
			return Optional.empty();
		try {
			return Optional.of(new Geometry(grid(grid), metadata.infoValue(SFORM).map(Geometry::parseSform).orElse(Sform.NONE),
				metadata.infoValue(QFORM).map(Geometry::parseQform).orElse(Qform.NONE)));
		}
		catch (final IllegalArgumentException | IndexOutOfBoundsException e) {
			return Optional.empty();
		}
	}

	/** The metadata with info lines that tell this geometry, and without those of another. */
	public ImageMetadata addTo(final ImageMetadata metadata) {
		final Map<String, Object> lines = new LinkedHashMap<>();
		lines.put(GRID, grid.width + " x " + grid.height + " x " + grid.slices + ", " + grid.stepX + " x " + grid.stepY + " x " + grid.stepZ + " "
			+ grid.unit.symbol);
		if (sform.code > 0)
			lines.put(SFORM, sform.code + " | " + text(sform.x) + " | " + text(sform.y) + " | " + text(sform.z));
		if (qform.code > 0)
			lines.put(QFORM, String.format(Locale.ROOT, "%d | %s %s %s | %s %s %s | %s", qform.code, qform.b, qform.c, qform.d, qform.x, qform.y,
				qform.z, qform.qfac));
		return removedFrom(metadata).plusInfo(lines);
	}

	/** The metadata without info lines that tell a geometry. */
	public static ImageMetadata removedFrom(final ImageMetadata metadata) {
		return metadata.withoutInfo(GRID).withoutInfo(SFORM).withoutInfo(QFORM);
	}

	private static String text(final List<Double> row) {
		return row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3);
	}

	private static Grid grid(final Matcher line) {
		Unit unit = Unit.UNKNOWN;
		for (final Unit known : Unit.values())
			if (known.symbol.equals(line.group(7)))
				unit = known;
		return new Grid(Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2)), Integer.parseInt(line.group(3)),
			Double.parseDouble(line.group(4)), Double.parseDouble(line.group(5)), Double.parseDouble(line.group(6)), unit);
	}

	private static Sform parseSform(final String line) {
		final List<Double> v = numbers(line);
		return new Sform(v.get(0).intValue(), v.subList(1, 5), v.subList(5, 9), v.subList(9, 13));
	}

	private static Qform parseQform(final String line) {
		final List<Double> v = numbers(line);
		return new Qform(v.get(0).intValue(), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7));
	}

	private static List<Double> numbers(final String line) {
		final List<Double> numbers = new ArrayList<>();
		for (final String number : line.split("[|\\s]+")) {
			final double value = Double.parseDouble(number);
			if (!Double.isFinite(value))
				throw new IllegalArgumentException(line);
			numbers.add(value);
		}
		return numbers;
	}
}
