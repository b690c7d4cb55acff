;; A frame in 4:2:0 at half its width and height in RGBA, eight pixels at a time: each is the mean of four of luma, with the chroma that the
;; four share. Numbers between are in sixteenths. half-frame.ts says what the factors are; build/scripts/assemble.ts makes half-frame-code.ts.
(module
  (memory (export "memory") 1)
  (func (export "convert")
    (param $y i32) (param $yStride i32)   ;; luma: address, bytes from row to row
    (param $u i32) (param $v i32) (param $stride i32)   ;; chroma: addresses, bytes from row to row
    (param $out i32) (param $columns i32) (param $rows i32)   ;; pixels that are written: address, number; at least eight columns
    (param $black i32) (param $ofLuma i32)
    (param $redOfV i32) (param $greenOfU i32) (param $greenOfV i32) (param $blueOfU i32)
    (local $row i32) (local $column i32) (local $last i32) (local $at i32) (local $pixel i32)
    (local $luma v128) (local $cu v128) (local $cv v128)
    (local $redBlue v128) (local $greenAlpha v128)
    (local.set $last (i32.sub (local.get $columns) (i32.const 8)))
    (loop $rowLoop
      (local.set $column (i32.const 0))
      (loop $columnLoop
        (local.set $at (i32.add (local.get $y) (i32.shl (local.get $column) (i32.const 1))))
        ;; sums of four, less four times black, times eight
        (local.set $luma
          (i16x8.add
            (i16x8.extadd_pairwise_i8x16_u (v128.load align=1 (local.get $at)))
            (i16x8.extadd_pairwise_i8x16_u (v128.load align=1 (i32.add (local.get $at) (local.get $yStride))))))
        (local.set $luma
          (i16x8.q15mulr_sat_s
            (i16x8.shl (i16x8.sub (local.get $luma) (i16x8.splat (local.get $black))) (i32.const 3))
            (i16x8.splat (local.get $ofLuma))))
        ;; half of a sixteenth, for rounding
        (local.set $luma (i16x8.add (local.get $luma) (i16x8.splat (i32.const 8))))
        (local.set $cu
          (i16x8.shl
            (i16x8.sub (v128.load8x8_u align=1 (i32.add (local.get $u) (local.get $column))) (i16x8.splat (i32.const 128)))
            (i32.const 7)))
        (local.set $cv
          (i16x8.shl
            (i16x8.sub (v128.load8x8_u align=1 (i32.add (local.get $v) (local.get $column))) (i16x8.splat (i32.const 128)))
            (i32.const 7)))
        (local.set $redBlue
          (i8x16.narrow_i16x8_u
            (i16x8.shr_s
              (i16x8.add (local.get $luma) (i16x8.q15mulr_sat_s (local.get $cv) (i16x8.splat (local.get $redOfV))))
              (i32.const 4))
            (i16x8.shr_s
              (i16x8.add (local.get $luma) (i16x8.q15mulr_sat_s (local.get $cu) (i16x8.splat (local.get $blueOfU))))
              (i32.const 4))))
        (local.set $greenAlpha
          (i8x16.narrow_i16x8_u
            (i16x8.shr_s
              (i16x8.sub
                (i16x8.sub (local.get $luma) (i16x8.q15mulr_sat_s (local.get $cu) (i16x8.splat (local.get $greenOfU))))
                (i16x8.q15mulr_sat_s (local.get $cv) (i16x8.splat (local.get $greenOfV))))
              (i32.const 4))
            (i16x8.splat (i32.const 255))))
        (local.set $pixel (i32.add (local.get $out) (i32.shl (local.get $column) (i32.const 2))))
        (v128.store align=1 (local.get $pixel)
          (i8x16.shuffle 0 16 8 24 1 17 9 25 2 18 10 26 3 19 11 27 (local.get $redBlue) (local.get $greenAlpha)))
        (v128.store offset=16 align=1 (local.get $pixel)
          (i8x16.shuffle 4 20 12 28 5 21 13 29 6 22 14 30 7 23 15 31 (local.get $redBlue) (local.get $greenAlpha)))
        ;; the last eight of a row may be some that were written already
        (if (i32.lt_s (local.get $column) (local.get $last))
          (then
            (local.set $column (i32.add (local.get $column) (i32.const 8)))
            (if (i32.gt_s (local.get $column) (local.get $last)) (then (local.set $column (local.get $last))))
            (br $columnLoop))))
      (local.set $y (i32.add (local.get $y) (i32.shl (local.get $yStride) (i32.const 1))))
      (local.set $u (i32.add (local.get $u) (local.get $stride)))
      (local.set $v (i32.add (local.get $v) (local.get $stride)))
      (local.set $out (i32.add (local.get $out) (i32.shl (local.get $columns) (i32.const 2))))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $rowLoop (i32.lt_s (local.get $row) (local.get $rows))))))
