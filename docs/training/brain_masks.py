"""Makes the brain masks that docs/training/skullstrip.json and docs/experiments name, beside the images in DATA.

    python3 brain_masks.py DATA

needs numpy, scipy and nibabel. Writes DATA/masks/*.nii.gz:
  PP_sS_CONTRAST   open_ms: the masks that come with the images cut the frontal lobe of patient 03 by 5 to 10 mm, are empty at some
                   ends of the stacks and ragged elsewhere; these are grown anew in the FLAIR, from the core of the given ones
                   through bright tissue, and carried to T1 and T2 of the same session by the scanner's coordinates
  philips_gre      measured gradient echoes: the brain of the same head's T1, grown in the first echo
  colin27          the given mask follows the sulci; closed and filled, so that it means the same as the others
  siemens_neck(_brain)   lower part of a T1 volume, from the cerebellum down: a neck and face whose brain mask is empty
Each was looked at, slice by slice, over its image.
"""
import os
import sys

import nibabel as nib
import numpy as np
from scipy import ndimage as nd

# How far tissue may lie from the given mask, in mm: these patients' masks need only to be smoothed, 01 and 03 to be completed.
REACH_MM = {'01': 16, '03': 16, '04': 5, '09': 5}
SESSIONS = (('01', 1), ('01', 2), ('03', 1), ('03', 2), ('04', 1), ('09', 2))
PAD = 8


def disk(radius):
    y, x = np.mgrid[-radius:radius + 1, -radius:radius + 1]
    return x**2 + y**2 <= 1.05 * max(radius, 1)**2


def ball(radius):
    grid = np.mgrid[-radius:radius + 1, -radius:radius + 1, -radius:radius + 1]
    return (grid**2).sum(0) <= radius * radius + 0.5


def largest(mask):
    labels, count = nd.label(mask)
    return labels == 1 + np.argmax(nd.sum(mask, labels, range(1, count + 1)))


def save(mask, affine, file):
    nib.Nifti1Image(mask.astype(np.uint8), affine).to_filename(file)
    print(f'{file}: {mask.sum() * abs(np.linalg.det(affine[:3, :3])) / 1000:.0f} ml')


def slicewise(operation, volume):
    return np.stack([operation(plane) for plane in volume])


def grown_in_flair(image, given, reach):
    """z, y, x arrays; bright tissue that hangs together with the core of the given mask."""
    step, depth = (float(image.header.get_zooms()[axis]) for axis in (0, 2))
    values = np.asarray(image.dataobj, dtype=np.float32).transpose(2, 1, 0)
    smooth = nd.gaussian_filter(values, (0, 1 / step, 1 / step))
    core = slicewise(lambda plane: nd.binary_erosion(plane, iterations=max(1, round(4 / step))), given)
    width = (6, 25 / step, 25 / step)
    weight = nd.gaussian_filter(core.astype(np.float32), width)
    brightness = nd.gaussian_filter(smooth * core, width) / np.maximum(weight, 1e-4)
    bright = (smooth > 0.55 * brightness) & (weight > 1e-3)
    bright = slicewise(lambda plane: nd.binary_opening(plane, disk(round(3 / step))), bright)
    # a slice is a weaker link than a pixel
    bright &= nd.distance_transform_edt(~given, sampling=(1.5 * depth, step, step)) < reach
    brain = nd.binary_propagation(core & bright, mask=bright) | core
    radius = round(6 / step)
    brain = slicewise(lambda plane: nd.binary_fill_holes(nd.binary_closing(np.pad(plane, radius + 1), disk(radius))[
        radius + 1:-radius - 1, radius + 1:-radius - 1]), brain)
    return largest(slicewise(lambda plane: nd.binary_opening(plane, disk(round(4 / step))), brain))


def carried(mask, source, target):
    """A mask on the grid of another image of the same session, linear between voxels."""
    matrix = np.linalg.inv(source) @ target.affine
    places = np.indices(target.shape[:3]).reshape(3, -1)
    return nd.map_coordinates(mask.astype(np.float32), matrix[:3, :3] @ places + matrix[:3, 3:], order=1).reshape(target.shape[:3]) > 0.5


def open_ms(data, out):
    for patient, session in SESSIONS:
        start = f'{data}/open_ms/patient{patient}/study{session}_'
        flair = nib.load(start + 'FLAIR.nii.gz')
        given = (np.asarray(nib.load(start + 'FLAIR_brainmask.nii.gz').dataobj) > 0).transpose(2, 1, 0)
        brain = grown_in_flair(flair, given, REACH_MM[patient]).transpose(2, 1, 0)
        save(brain, flair.affine, f'{out}/{patient}_s{session}_FLAIR.nii.gz')
        for contrast in ('T1W', 'T2W'):
            if os.path.exists(start + contrast + '.nii.gz'):
                target = nib.load(start + contrast + '.nii.gz')
                save(carried(brain, flair.affine, target), target.affine, f'{out}/{patient}_s{session}_{contrast}.nii.gz')


def core_in_t1(values):
    """1 mm voxels: what is as bright as brain and at least 7.5 mm thick, in the largest piece."""
    smooth = nd.gaussian_filter(values, 1)
    head = smooth > 0.15 * np.percentile(smooth, 98)
    centre = np.array(nd.center_of_mass(head[:, :, 120:])) + (0, 0, 120)
    x, y, z = centre.astype(int)
    white = np.percentile(smooth[x - 25:x + 25, y - 30:y + 30, z - 5:z + 35], 85)
    tissue = (smooth > 0.42 * white) & (smooth < 1.35 * white)
    brain = largest(nd.distance_transform_edt(tissue) > 7.5)
    brain = (nd.distance_transform_edt(~brain) <= 8.5) & tissue
    brain = nd.binary_closing(np.pad(brain, PAD), ball(7))[PAD:-PAD, PAD:-PAD, PAD:-PAD]
    for z in range(brain.shape[2]):
        brain[:, :, z] = nd.binary_fill_holes(brain[:, :, z])
    return largest(nd.binary_opening(brain, ball(3)))


def averaged(mask, source, target):
    """A fine mask on a coarser grid: what covers more than half of a voxel, from 27 places in it."""
    matrix = np.linalg.inv(source) @ target.affine
    places = np.indices(target.shape).reshape(3, -1)
    total = np.zeros(target.shape)
    for part in np.ndindex(3, 3, 3):
        offset = (np.array(part)[:, None] - 1) / 3
        total += nd.map_coordinates(mask.astype(np.float32), matrix[:3, :3] @ (places + offset) + matrix[:3, 3:], order=1).reshape(target.shape)
    return total > 13.5


def philips_gre(data, out):
    t1 = nib.load(data + '/philips_gre/1301_T1_MPRAGE_from_classic_dicom.nii.gz')
    echo = nib.load(data + '/philips_gre/2001_WIP_fcMRI_Field_Mapping_enh_e1.nii.gz')
    core = averaged(core_in_t1(np.asarray(t1.dataobj, dtype=np.float32)), t1.affine, echo)
    fine = nd.zoom(np.asarray(echo.dataobj, dtype=np.float32), 2, order=1)
    core = nd.zoom(core.astype(np.float32), 2, order=1) > 0.5
    weight = nd.gaussian_filter(core.astype(np.float32), 16)
    brightness = np.where(weight > 0.02, nd.gaussian_filter(fine * core, 16) / np.maximum(weight, 1e-3), np.inf)
    bright = nd.binary_opening(fine > 0.68 * brightness, ball(3))
    above_orbits = np.zeros_like(bright)
    above_orbits[:, :, 60:] = True
    brain = nd.binary_propagation(core & bright, mask=bright & (above_orbits | core)) | core
    brain = nd.binary_closing(np.pad(brain, PAD), ball(5))[PAD:-PAD, PAD:-PAD, PAD:-PAD]
    for z in range(brain.shape[2]):
        brain[:, :, z] = nd.binary_fill_holes(brain[:, :, z])
    brain = nd.binary_opening(brain, ball(2))
    nx, ny, nz = echo.shape
    save(largest(brain.reshape(nx, 2, ny, 2, nz, 2).mean((1, 3, 5)) > 0.5), echo.affine, out + '/philips_gre.nii.gz')


def colin27(data, out):
    image = nib.load(data + '/colin27/ch2bet.nii.gz')
    brain = np.pad(np.asarray(image.dataobj) > 0, PAD)
    brain = nd.binary_closing(brain, ball(6))[PAD:-PAD, PAD:-PAD, PAD:-PAD]
    for z in range(brain.shape[2]):
        brain[:, :, z] = nd.binary_fill_holes(brain[:, :, z])
    save(brain, image.affine, out + '/colin27.nii.gz')


def siemens_neck(data, out):
    image = nib.load(data + '/siemens_xa30/6_anat-T1w_acq-tfl.nii.gz')
    neck = np.asarray(image.dataobj, dtype=np.float32)[:, :, :42]
    nib.Nifti1Image(neck, image.affine).to_filename(out + '/siemens_neck.nii.gz')
    save(np.zeros(neck.shape, bool), image.affine, out + '/siemens_neck_brain.nii.gz')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = os.path.join(sys.argv[1], 'masks')
    os.makedirs(folder, exist_ok=True)
    open_ms(sys.argv[1], folder)
    philips_gre(sys.argv[1], folder)
    colin27(sys.argv[1], folder)
    siemens_neck(sys.argv[1], folder)
